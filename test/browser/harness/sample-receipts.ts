import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import type { Notice } from '../../../src/consent/notice';
import { type Action, RECEIPT_SCHEMA, type Receipt } from '../../../src/receipts/receipt';
import { SITE } from './site';

/** A receipt, and when the endpoint received it. */
export interface Sample {
  readonly receipt: Receipt;
  /** ISO 8601 */
  readonly receivedAt: string;
}

export interface SampleOptions {
  /** How many. */
  readonly count: number;
  /** How many days back the first one lies. */
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What they were shown, by language. */
  readonly notices: readonly Notice[];
}

const REGIONS = ['OM', 'OM', 'OM', 'DE', 'DE', 'AE', 'GB', 'US-CA', 'FR', 'IN', null, 'JP', 'SA', 'QA'] as const;
const DAY = 86_400_000; // ms

/** Receipts as a site gets them, the same ones each time: the oldest first. */
export function sampleReceipts({ count, days, now, notices }: SampleOptions): Sample[] {
  return Array.from({ length: count }, (_, i) => {
    const at = now - Math.floor((1 - (i + 0.5) / count) ** 1.15 * days * DAY);
    return { receipt: sampleReceipt(i, at, now, notices), receivedAt: new Date(at).toISOString() };
  });
}

function sampleReceipt(i: number, at: number, now: number, notices: readonly Notice[]): Receipt {
  const region = REGIONS[Math.floor(chance(i, 'region') ** 1.6 * REGIONS.length)] ?? null;
  const wanted = ['OM', 'AE', 'SA', 'QA'].includes(region ?? '') && chance(i, 'language') < 0.7 ? 'ar' : 'en';
  const notice = (notices.find(({ language }) => language === wanted) ?? notices[0]) as Notice;
  const { language } = notice;
  const action = actionOf(chance(i, 'action') + (region === 'DE' ? 0.22 : 0));
  const yes = (name: string, rate: number) =>
    action === 'accept-all' || (['choose', 'withdraw'].includes(action) && chance(i, name) < rate);
  const analytics = yes('analytics', 0.62);
  const marketing = yes('marketing', 0.14);
  const subjectId = createHash('sha256').update(`subject ${i}`).digest('base64url');
  return {
    schema: RECEIPT_SCHEMA,
    receiptId: uuid(`receipt ${i}`),
    subjectId,
    issuedAt: new Date(at - 900).toISOString(),
    origin: SITE,
    action,
    method: action === 'signal' ? 'signal' : action === 'choose' || action === 'withdraw' ? 'preferences' : 'banner',
    categories: { necessary: true, preferences: yes('preferences', 0.8), analytics, marketing },
    services: { 'google-analytics': analytics, 'meta-pixel': marketing },
    policy: { url: '/privacy', version: now - at > 40 * DAY ? '2025-02' : '2026-10' },
    notice: { hash: noticeHash(canonicalJson(notice)), language, regime: 'opt-in', region },
    signals: { gpc: action === 'signal' },
    expiresAt: new Date(at + 182 * DAY).toISOString(),
    previous: null,
    sdk: '0.1.0',
  };
}

function actionOf(at: number): Action {
  if (at < 0.52) return 'accept-all';
  if (at < 0.66) return 'choose';
  if (at < 0.95) return 'reject-all';
  return at < 0.98 ? 'withdraw' : 'signal';
}

/** Between 0 and 1, and always the same for the same question. */
function chance(i: number, about: string): number {
  return createHash('sha256').update(`${about} ${i}`).digest().readUInt32BE() / 2 ** 32;
}

function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.slice(0, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5');
}
