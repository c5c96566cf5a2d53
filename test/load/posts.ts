import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../src/consent/canonical';
import { noticeHash } from '../../src/consent/digest';
import { loadSite } from '../../src/endpoint/receipts/site';
import type { Entry } from '../../src/endpoint/stores/store';
import type { Receipt } from '../../src/receipts/receipt';
import { createVisitor, ORIGIN, type Visitor } from '../unit/endpoint/visitor';

/** What the endpoint's `--config` holds: it knows then, as in production, the notice that visitors name. */
export const SITE = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-1234567890' }, 'meta-pixel': { id: '1234567890' } },
};

/** Of every so many receipts one is a visitor's second: a change of mind or a renewal. */
const RETURNS = 5;

/** A visitor's decision, as it is on its way to the endpoint. */
export interface Post {
  readonly receipt: Receipt;
  /** Body of `POST /receipts`. */
  readonly body: string;
}

/** Posts as visitors of a site send them: one receipt each, most of a visitor never seen before. */
export function createPosts(count: number): Post[] {
  let before = fastVisitor();
  return Array.from({ length: count }, (_, i) => {
    const visitor = i % RETURNS === RETURNS - 1 ? before : fastVisitor();
    before = visitor;
    const receipt = visitor.receipt();
    return { receipt, body: JSON.stringify({ secret: visitor.secret, receipts: [receipt] }) };
  });
}

/** The same receipts as the endpoint hands them to a store. */
export function createEntries(count: number): Entry[] {
  return createPosts(count).map(({ receipt }) => ({ receipt, body: canonicalJson(receipt) }));
}

const template = createVisitor();
const [notice] = (await loadSite(SITE, [ORIGIN])).notices;
const named = { ...template.receipt().notice, hash: noticeHash(canonicalJson(notice)) };

/** Hashes by Node's own means: those that also run in browsers would take longer than the server that is measured. */
function fastVisitor(): Visitor {
  const secret = randomBytes(32).toString('base64url');
  const subjectId = sha256(secret);
  return { secret, subjectId, receipt: (fields) => template.receipt({ subjectId, notice: named, ...fields }) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
