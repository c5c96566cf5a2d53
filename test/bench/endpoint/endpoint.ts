import { cpus, loadavg, totalmem } from 'node:os';
import { engineOf } from './engines';
import { measureGrowth } from './growth';
import { type Report, toMarkdown } from './report';
import { measureRounds } from './rounds';
import { writeFigures } from './write-figures';

export interface EndpointOptions {
  readonly engine: string;
  readonly isQuick: boolean;
  readonly isWritten: boolean;
}

const QUICK = { rounds: 3, posts: 3_000, small: 2_000, large: 50_000 };
const FULL = { rounds: 7, posts: 12_000, small: 10_000, large: 1_000_000 };

/** How fast, how small and how steady the endpoint is, measured against a plain server in the same minutes. */
export async function benchEndpoint({ engine: name, isQuick, isWritten }: EndpointOptions): Promise<void> {
  const size = isQuick ? QUICK : FULL;
  const engine = await engineOf(name);
  try {
    const [load] = loadavg();
    const throughput = await measureRounds(engine, size);
    const growth = await measureGrowth(engine, size);
    const report: Report = {
      engine: engine.name,
      machine: { processor: cpus()[0]?.model ?? '', cores: cpus().length, memory: totalmem(), node: process.version },
      load: { before: load as number, after: loadavg()[0] as number },
      ...throughput,
      growth,
    };
    console.log(JSON.stringify(report, null, 2));
    console.log(`\n${toMarkdown(report)}`);
    if (isWritten) writeFigures(report);
  } finally {
    await engine.close();
  }
}
