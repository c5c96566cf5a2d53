import { writeSync } from 'node:fs';
import { moveReceipts } from '../../../src/endpoint/stores/open';

/* node child.mjs FROM TO: moves, and says so after each part, so that it can be ended at any of them. */

const [, , from = '', to = ''] = process.argv;
const { verification } = await moveReceipts(from, to, { onProgress: (done) => writeSync(1, `${done}\n`) });
writeSync(1, `verified ${verification.ok}\n`);
