import { Report } from '../report';

export default function Page() {
  return <Report title="Reports" />;
}
