import { Chart } from './chart';

export function Report({ title }: { title: string }) {
  return (
    <main>
      <h1>{title}</h1>
      <Chart />
    </main>
  );
}
