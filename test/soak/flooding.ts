import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../src/consent/canonical';
import { noticeHash } from '../../src/consent/digest';
import { NOTICE_SCHEMA } from '../../src/consent/notice';
import { createClient } from '../load/client';
import { stall } from '../load/stall';
import { createVisitor, ORIGIN } from '../unit/endpoint/visitor';

/*
 * flooding.ts URL TOKEN SOCKETS [FLOOD …]: all floods at once, or those that are named, until SIGTERM; then it prints how often
 * each was answered with what. A process of its own, so that whoever measures beside it does not wait for it. Each loop comes
 * from ever other networks, or the limit for one would end it.
 */

const PAUSE = 10; // ms between an answer and the next request of a loop
const NETWORKS = 60_000;
/** Receipts in one post of a history: as many as it may have. */
const LOT = 50;
/** Of the same subject: two posts are stored, what follows is beyond a day's share. */
const POSTS_OF_ONE = 4;

const [url = '', token = '', sockets = '0', ...only] = process.argv.slice(2);
const client = createClient();
/** By what was asked and how it ended. */
const answers: Record<string, number> = {};
const as = (bearer: string) => ({ Authorization: `Bearer ${bearer}` });
let network = 0;
let isOver = false;

async function ask(name: string, method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  network = (network + 1) % NETWORKS;
  const from = `10.${network >> 8}.${network & 255}.1`;
  const { status = 'none' } = await client.ask(url + path, method, { 'X-Forwarded-For': from, ...headers }, body);
  const end = `${name}: ${status}`;
  answers[end] = (answers[end] ?? 0) + 1;
}

/** A notice of the right shape that a receipt of this visitor names. */
function strangeNotice(): { hash: string; text: string } {
  const text = canonicalJson({
    ...{ schema: NOTICE_SCHEMA, surface: 'site', site: randomBytes(8).toString('hex'), language: 'en' },
    ...{ direction: 'ltr', regime: 'opt-in', policy: { url: '/', version: '1' }, layout: '', position: '' },
    ...{ texts: {}, buttons: [], asked: [], categories: [] },
  });
  return { hash: noticeHash(text), text };
}

const FLOODS: Readonly<Record<string, () => Promise<void>>> = {
  async histories() {
    const { secret, subjectId, receipt } = createVisitor();
    for (let i = 0; i < POSTS_OF_ONE; i++) {
      const body = JSON.stringify({ secret, receipts: Array.from({ length: LOT }, () => receipt()) });
      await ask('post histories', 'POST', '/receipts', { Origin: ORIGIN, 'Content-Type': 'text/plain' }, body);
      await ask('read histories', 'GET', `/subjects/${subjectId}/receipts`, as(secret));
    }
  },
  async notices() {
    const { secret, receipt } = createVisitor();
    const { hash, text } = strangeNotice();
    const named = receipt({ notice: { hash, language: 'en', regime: 'opt-in', region: null } });
    const body = JSON.stringify({ secret, receipts: [named] });
    await ask('name notices', 'POST', '/receipts', { Origin: ORIGIN, 'Content-Type': 'text/plain' }, body);
    await ask('notices', 'PUT', `/notices/${hash}`, { Origin: ORIGIN }, text);
    await ask('notices without a shape', 'PUT', `/notices/${noticeHash('{"a":1}')}`, { Origin: ORIGIN }, '{"a":1}');
  },
  async erasures() {
    const secret = randomBytes(32).toString('base64url');
    const subjectId = createHash('sha256').update(secret).digest('base64url');
    await ask('erasures', 'DELETE', `/subjects/${subjectId}`, as(secret));
  },
  health: () => ask('health', 'GET', '/health'),
  tokens: () => ask('wrong tokens', 'GET', '/admin/stats', as(randomBytes(16).toString('base64url'))),
  statistics: () => ask('statistics', 'GET', '/admin/stats', as(token)),
  verification: () => ask('verification', 'GET', '/admin/verify', as(token)),
  export: () => ask('export', 'GET', '/admin/receipts', as(token)),
};

const SOCKETS = 'sockets';
const names = [...Object.keys(FLOODS), SOCKETS];
const unknown = only.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`--only: "${unknown}" is no flood; use ${names.join(', ')}`);
const isChosen = (name: string) => only.length === 0 || only.includes(name);
const chosen = Object.entries(FLOODS).filter(([name]) => isChosen(name));
const loops = chosen.map(async ([, flood]) => {
  while (!isOver) {
    await flood();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
});
const stalling = await stall(url, isChosen(SOCKETS) ? Number(sockets) : 0);
process.once('SIGTERM', async () => {
  isOver = true;
  stalling.end();
  await Promise.all(loops);
  client.close();
  console.log(JSON.stringify(answers));
});
console.log('all floods run');
