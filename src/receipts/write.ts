import { canonicalJson } from '../consent/canonical';
import { keyIn } from '../consent/decide';
import { decodeDecision } from '../consent/decode';
import { digest, noticeHash, sha256 } from '../consent/digest';
import { DAY_MS } from '../consent/validity';
import { SDK } from '../version';
import type { OutboxEntry } from './outbox';
import { RECEIPT_SCHEMA, type Receipt } from './receipt';

/** A receipt, ready to be sent. */
export interface Written {
  readonly secret: string;
  readonly receipt: Receipt;
  /** Canonical JSON of the notice it was given on. */
  readonly notice: string;
}

/**
 * A receipt is named by the decision it is about: the same decision has the same id wherever and however often its receipt
 * is written, and the one before it can be named without storing anything more. In the form of a version 4 UUID; its bits
 * come from SHA-256 over the visitor's secret, so they are as hard to guess as random ones.
 */
export function receiptIdOf(text: string): string {
  const hex = [...sha256(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-a$4-$5');
}

/** A visitor may have an identity and no decision yet: such a text has no version, and is of no receipt. */
const idOfDecision = (text = ''): string | null => (decodeDecision(text)?.version ? receiptIdOf(text) : null);

/** What only a consent beyond cookies says, or only an adopted answer. */
function partsOf({ record, replaces, adopted, text, notice, previous }: OutboxEntry): Partial<Receipt> {
  if (!record) return { receiptId: receiptIdOf(text), previous: idOfDecision(previous), ...(adopted && { adopted }) };
  const shown = `sha256-${digest(notice.texts.text ?? '')}`;
  return {
    receiptId: receiptIdOf(`${text} ${canonicalJson(record)}`),
    expiresAt: null,
    previous: replaces ?? null,
    record: { ...record, text: shown },
  };
}

/** Pure: what happened in, receipt out, the same one each time. `undefined` where that is damaged. */
export function writeReceipt(entry: OutboxEntry): Written | undefined {
  const decision = decodeDecision(entry.text);
  if (!decision) return undefined;
  const { names, others = [], notice, policy, action, method, origin, regionSource, gpc, days } = entry;
  const { secret, subject, at, regime, region, answers } = decision;
  const yes = (name: string) => answers.get(keyIn(answers, name)) === true;
  const canonical = canonicalJson(notice);
  return {
    secret,
    notice: canonical,
    receipt: {
      schema: RECEIPT_SCHEMA,
      receiptId: '',
      subjectId: subject,
      issuedAt: new Date(at).toISOString(),
      origin,
      action,
      method,
      categories: {
        necessary: true,
        preferences: yes('preferences'),
        analytics: yes('analytics'),
        marketing: yes('marketing'),
      },
      services: Object.fromEntries([
        ...names
          .filter(([id, category]) => id !== category)
          .map(([id, category]) => [id, category === 'necessary' || yes(id)]),
        ...others.map((id) => [id, yes(id)]),
      ]),
      policy: { url: policy.url, version: policy.version },
      notice: {
        hash: noticeHash(canonical),
        language: notice.language,
        regime,
        region: region || null,
        ...(regionSource && { regionSource }),
      },
      signals: { gpc },
      expiresAt: new Date(at + days * DAY_MS).toISOString(),
      previous: null,
      sdk: SDK,
      ...partsOf(entry),
    },
  };
}
