import type { Growth } from './growth';
import { CONNECTIONS } from './load';
import type { Throughput } from './rounds';
import type { Spread } from './spread';

export interface Report extends Throughput {
  readonly engine: 'sqlite' | 'postgres';
  readonly machine: { processor: string; cores: number; memory: number; node: string };
  /** Load average: what else the machine did. */
  readonly load: { before: number; after: number };
  readonly growth: Growth;
}

/** Of the endpoint's process, for each receipt that is on disk. */
const MOST_CPU = 150; // µs

export const TITLES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** The figures as a table, goals beside them, so that whoever reads sees what is not reached. */
export function toMarkdown(report: Report): string {
  const { plain, endpoint, ratio, memory, cpu, growth } = report;
  const rows = [
    ['Receipts a second, on disk', whole(endpoint.rate), whole(plain.rate), times(ratio.rate), ''],
    ['Processor time for each', ...cpuCells(cpu), `at most ${MOST_CPU} µs`],
    ['Half are answered within', ms(endpoint.p50), ms(plain.p50), times(ratio.p50), ''],
    ['99 of 100 are answered within', ms(endpoint.p99), ms(plain.p99), times(ratio.p99), 'at most 2'],
    ['Memory at its peak', memory === null ? 'not told' : `${Math.round(memory / 1e6)} MB`, '', '', 'at most 200 MB'],
    [
      `A receipt's cost at ${whole1(growth.large)} rows by that at ${whole1(growth.small)}`,
      '',
      '',
      times(growth.cost),
      'at most 1.3',
    ],
    [`On disk for each receipt, indexes included`, `${Math.round(growth.bytes)} bytes`, '', '', 'at most 700 bytes'],
  ];
  const head = [TITLES[report.engine], 'Endpoint', 'Plain server', 'Ratio', 'Goal'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '', machineLine(report)].join('\n');
}

/** Where the process itself is not told apart, there is nothing to say. The database's server has processes of its own. */
function cpuCells(cpu: Report['cpu']): [endpoint: string, plain: string, verdict: string] {
  if (cpu === null) return ['not told', '', ''];
  const micros = ({ median, least, most }: Spread) =>
    `${median.toFixed(0)} µs (${least.toFixed(0)} to ${most.toFixed(0)})`;
  return [micros(cpu.endpoint), micros(cpu.plain), cpu.endpoint.median <= MOST_CPU ? 'reached' : 'not reached'];
}

function machineLine({ machine, load, rounds, posts }: Report): string {
  return (
    `${machine.cores} cores (${machine.processor}), Node ${machine.node.slice(1)}, ${CONNECTIONS} connections, ${rounds} rounds of ` +
    `${whole1(posts)} receipts for each server in turn, load generator on the same cores; load average ` +
    `${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after. Medians, and in brackets the least and the most.`
  );
}

function whole1(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function whole({ median, least, most }: Spread): string {
  return `${whole1(median)} (${whole1(least)} to ${whole1(most)})`;
}

function ms({ median, least, most }: Spread): string {
  return `${median.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

function times({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}
