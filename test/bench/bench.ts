import { parseArgs } from 'node:util';

/*
 * npm run bench: the endpoint against a plain server, pages with Assent against pages with other consent managers, what all of
 * these survive, and what Lighthouse says of the demo.
 *
 *     npm run bench                          all of it
 *     npm run bench -- pages                 a part of it: pages, endpoint, faults, lighthouse
 *     npm run bench -- --quick               for a first impression
 *     npm run bench -- --write               writes the figures into the documents
 *     npm run bench -- --engine postgres     the endpoint with a temporary PostgreSQL
 *     npm run bench -- pages --rounds 15     more rounds; --only assent-site,vanilla leaves the other subjects out
 *     npm run bench -- pages --check         only whether each subject holds back and lets go; faults takes the same three flags
 */

const PARTS = ['pages', 'endpoint', 'faults', 'lighthouse'];

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

const unknown = positionals.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`"${unknown}" is no part of the bench; use ${PARTS.join(', ')}`);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error('--rounds: use a whole number');

const parts = positionals.length > 0 ? positionals : PARTS;
const common = { isQuick: values.quick, isWritten: values.write };
if (parts.includes('endpoint')) {
  const { benchEndpoint } = await import('./endpoint/endpoint');
  await benchEndpoint({ ...common, engine: values.engine });
}
if (parts.includes('pages')) {
  const { benchPages } = await import('./pages/pages');
  await benchPages({ ...common, rounds, only: values.only?.split(','), isCheckOnly: values.check });
}
if (parts.includes('faults')) {
  const { benchFaults } = await import('./faults/faults');
  await benchFaults({ ...common, rounds, only: values.only?.split(','), isCheckOnly: values.check });
}
if (parts.includes('lighthouse')) {
  const { benchLighthouse } = await import('./lighthouse/lighthouse');
  await benchLighthouse({ rounds, isWritten: values.write });
}
