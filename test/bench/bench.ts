import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { engineOf } from './engines';
import { measureGrowth } from './growth';
import { type Report, toMarkdown } from './report';
import { measureRounds } from './rounds';
import { writeFigures } from './write-figures';

/*
 * npm run bench: how fast, how small and how steady the endpoint is, measured against a plain server in the same minutes.
 *
 *     npm run bench                          with the built-in SQLite
 *     npm run bench -- --engine postgres     with a temporary PostgreSQL
 *     npm run bench -- --quick               in a minute, for a first impression
 *     npm run bench -- --write               writes the figures into docs/operations.md
 */

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const size = values.quick
  ? { rounds: 3, posts: 3_000, small: 2_000, large: 50_000 }
  : { rounds: 7, posts: 12_000, small: 10_000, large: 1_000_000 };

const engine = await engineOf(values.engine);
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
  if (values.write) writeFigures(report);
} finally {
  await engine.close();
}
