import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/consent/canonical';
import type { AskedCategory } from '../../src/consent/categories';
import { noticeHash } from '../../src/consent/digest';
import type { Notice } from '../../src/consent/notice';
import { regimeOf } from '../../src/consent/regime-of';
import { DAY_MS } from '../../src/consent/validity';
import { type Action, RECEIPT_SCHEMA, type Receipt } from '../../src/receipts/receipt';

/** A receipt, and when the endpoint received it. */
export interface Sample {
  readonly receipt: Receipt;
  /** ISO 8601 */
  readonly receivedAt: string;
}

export interface SampleOptions {
  /** How many. */
  readonly count: number;
  /** Over how many days, today included. */
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The site's, `https://klouttrack.com`. */
  readonly origin: string;
  /** What visitors were shown. Of several versions of the policy the last one holds for the last 40 days. */
  readonly notices: readonly Notice[];
}

const REGIONS = ['OM', 'OM', 'OM', 'DE', 'AE', 'DE', 'GB', 'US-CA', 'FR', 'IN', null, 'JP', 'SA', 'QA'] as const;
const ARABIC = ['OM', 'AE', 'SA', 'QA'];
/** From Sunday: few people do their work at the end of a week. */
const WEEK = [0.6, 1, 1.1, 1.05, 0.95, 0.7, 0.45];
/** How many of those who choose say yes. */
const CHOSEN = { preferences: 0.8, analytics: 0.62, marketing: 0.14 };
const POLICY_SINCE = 40 * DAY_MS;

/** Receipts as a site gets them, the same ones each time: the oldest first. None of them is anybody's. */
export function sampleReceipts(options: SampleOptions): Sample[] {
  const samples: Sample[] = [];
  for (const at of arrivals(options)) samples.push(sampleAt(at, samples, options));
  return samples;
}

/** A site that grows, with quiet weekends, up to this moment. */
function arrivals({ count, days, now }: SampleOptions): number[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const spans = Array.from({ length: days }, (_, i) => {
    const from = today - (days - 1 - i) * DAY_MS;
    const length = Math.min(DAY_MS, now - from);
    const weekday = WEEK[new Date(from).getUTCDay()] ?? 1;
    return { from, length, weight: (length / DAY_MS) * weekday * (1 + i / days) * (0.85 + 0.3 * chance(i, 'day')) };
  });
  const all = spans.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: count }, (_, i) => {
    let left = ((i + 0.5) / count) * all;
    const span = spans.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) as (typeof spans)[number];
    return Math.floor(span.from + span.length * (1 + left / span.weight));
  });
}

function sampleAt(at: number, earlier: readonly Sample[], { now, origin, notices }: SampleOptions): Sample {
  const i = earlier.length;
  const region = REGIONS[Math.floor(chance(i, 'region') ** 1.6 * REGIONS.length)] ?? null;
  const action = actionOf(i, region, now - at < POLICY_SINCE);
  // Who changes an answer has given one before.
  const last = action === 'withdraw' ? earlier[i - 1 - Math.floor(chance(i, 'last') * 40)]?.receipt : undefined;
  const notice = noticeFor({ i, region, action, isNew: now - at < POLICY_SINCE }, notices);
  const yes = (name: AskedCategory) =>
    notice.categories.some((category) => category.name === name) &&
    (action === 'accept-all' || (['choose', 'withdraw'].includes(action) && chance(i, name) < CHOSEN[name]));
  const categories = {
    necessary: true,
    preferences: yes('preferences'),
    analytics: yes('analytics'),
    marketing: yes('marketing'),
  } as const;
  const receipt: Receipt = {
    schema: RECEIPT_SCHEMA,
    receiptId: uuid(`receipt ${i}`),
    subjectId: last?.subjectId ?? createHash('sha256').update(`subject ${i}`).digest('base64url'),
    issuedAt: new Date(at - 900).toISOString(),
    origin,
    action,
    method: METHODS[action],
    categories,
    services: Object.fromEntries(
      notice.categories.flatMap(({ name, services }) => services.map(({ id }) => [id, categories[name]])),
    ),
    policy: { ...notice.policy },
    notice: { hash: noticeHash(canonicalJson(notice)), language: notice.language, regime: notice.regime, region },
    signals: { gpc: action === 'signal' },
    expiresAt: new Date(at + 182 * DAY_MS).toISOString(),
    previous: last?.receiptId ?? null,
    sdk: '0.1.0',
  };
  return { receipt, receivedAt: new Date(at).toISOString() };
}

const METHODS = {
  'accept-all': 'banner',
  'reject-all': 'banner',
  choose: 'preferences',
  withdraw: 'preferences',
  signal: 'signal',
} as const;

type Asked = Exclude<Action, 'adopt' | 'record'>;

function actionOf(i: number, region: string | null, isNew: boolean): Asked {
  const at = chance(i, 'action');
  const regime = regimeOf(region ?? '');
  if (regime !== 'opt-in') return regime === 'opt-out' && at < 0.6 ? 'signal' : 'choose';
  const share = at + (region === 'DE' ? 0.2 : 0) + (isNew ? 0 : 0.06);
  if (share < 0.52) return 'accept-all';
  if (share < 0.66) return 'choose';
  return at < 0.97 ? 'reject-all' : 'withdraw';
}

interface Viewer {
  readonly i: number;
  readonly region: string | null;
  readonly action: Asked;
  readonly isNew: boolean;
}

/** The one that fits best of those there are. */
function noticeFor({ i, region, action, isNew }: Viewer, notices: readonly Notice[]): Notice {
  const language = ARABIC.includes(region ?? '') && chance(i, 'language') < 0.7 ? 'ar' : 'en';
  const surface = METHODS[action] === 'banner' ? 'banner' : 'preferences';
  const version = notices.at(isNew ? -1 : 0)?.policy.version;
  const fits: readonly ((notice: Notice) => boolean)[] = [
    (notice) => notice.language === language,
    (notice) => notice.policy.version === version,
    (notice) => notice.regime === regimeOf(region ?? ''),
    (notice) => notice.surface === surface,
  ];
  const left = fits.reduce((those, fit) => (those.some(fit) ? those.filter(fit) : those), notices);
  return left[0] as Notice;
}

/** Between 0 and 1, and always the same for the same question. */
function chance(i: number, about: string): number {
  return createHash('sha256').update(`${about} ${i}`).digest().readUInt32BE() / 2 ** 32;
}

function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.slice(0, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5');
}
