import { parseArgs } from 'node:util';

/*
 * npm run bench: the endpoint against a plain server, and pages with Assent against pages with other consent managers.
 *
 *     npm run bench                          both halves
 *     npm run bench -- pages                 one of them: pages, endpoint
 *     npm run bench -- --quick               for a first impression
 *     npm run bench -- --write               writes the figures into the documents
 *     npm run bench -- --engine postgres     the endpoint with a temporary PostgreSQL
 *     npm run bench -- pages --rounds 15     more rounds; --only assent-site,vanilla leaves the other subjects out
 *     npm run bench -- pages --check         only whether each subject holds back and lets go
 */

const HALVES = ['pages', 'endpoint'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    check: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const unknown = positionals.find((half) => !HALVES.includes(half));
if (unknown) throw new Error(`"${unknown}" is no half of the bench; use ${HALVES.join(' or ')}`);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error('--rounds: use a whole number');

const halves = positionals.length > 0 ? positionals : HALVES;
const common = { isQuick: values.quick, isWritten: values.write };
if (halves.includes('endpoint')) {
  const { benchEndpoint } = await import('./endpoint/endpoint');
  await benchEndpoint({ ...common, engine: values.engine });
}
if (halves.includes('pages')) {
  const { benchPages } = await import('./pages/pages');
  await benchPages({ ...common, rounds, only: values.only?.split(','), isCheckOnly: values.check });
}
