import { type Decision, fnv1a } from '../../../../src/consent/decision';
import { encodeDecision } from '../../../../src/consent/encode';
import { BROKEN, named, OPENS_NOTHING, PATCHES, POLLUTIONS, WRAPPED } from '../../faults/patches';
import { html } from '../html';
import { broken } from '../page-faults';
import type { Handler } from '../proxy';
import { cut, notFound, throws } from '../vendors';

/** What is wrong with a page, its vendors, its endpoint or what the browser keeps for it. */
export interface LoadFault {
  readonly name: string;
  /** Of faults that say something about the same thing a page has one. */
  readonly about: string;
  /** A script, before Assent's tag or behind all else. */
  readonly script?: string;
  readonly isLast?: boolean;
  /** Markup at the end of the page. */
  readonly body?: string;
  /** A policy, under which scripts of the page have the nonce. */
  readonly csp?: string;
  readonly charset?: string;
  /** What becomes of Assent's tag. */
  readonly tag?: (tag: string) => string;
  /** A cookie that somebody has written: `host` or the domain above it. */
  readonly cookie?: { readonly name: string; readonly value: string; readonly isOfDomain?: boolean };
  /** Without an answer: it hangs until the visit is over. */
  readonly endpoint?: Handler | 'hangs';
  readonly vendor?: Handler | 'hangs';
}

export const NONCE = 'abc';
export const NAME = '__Host-assent';

const YES: Decision = {
  ...{ secret: 's'.repeat(43), subject: 'S'.repeat(43), at: Date.now() - 60_000, regime: 'opt-in', region: 'DE' },
  ...{
    version: '2025-02',
    site: '',
    answers: new Map([...['analytics', 'marketing'].map((it) => [it, true] as const)]),
  },
} as Decision;
/** A cookie that allows all. */
export const ALL_ALLOWED = encodeDecision(YES);
/** Of a version that is not there yet. The checksum is no secret. */
const later = (fields: readonly string[]) => [...fields, fnv1a(fields.join())].join('.');
const LATER = later(['3', ...ALL_ALLOWED.split('.').slice(1, -1)]);

const half = ALL_ALLOWED.slice(0, ALL_ALLOWED.length / 2);
const DAMAGED = ['%E0%A4%A', '{bad', '...........', 'x'.repeat(3_000), half, `${ALL_ALLOWED}.1`, LATER];

const STORAGE = {
  'cookies off': `Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} })`,
  'cookies throw': `Object.defineProperty(Document.prototype, 'cookie', { configurable: true,
    get() { throw new DOMException('denied', 'SecurityError') }, set() { throw new DOMException('denied', 'SecurityError') } })`,
  'storage throws': `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`,
  'storage is full': `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };
    const full = new Proxy(localStorage, { set() { throw new DOMException('full', 'QuotaExceededError') } });
    Object.defineProperty(window, 'localStorage', { get: () => full })`,
};

const HOOKS = `const fail = () => { throw new Error('of the page') };
  window.dataLayer = []; dataLayer.push = fail;
  (window.assentQueue ||= []).push(fail, (assent) => {
    for (const type of ['ready', 'change', 'grant', 'withdraw', 'receipt', 'open', 'close', 'error']) assent.on(type, fail);
  });`;

const clock = (years: number) => `const now = Date.now, shift = ${years} * 31_557_600_000, Native = Date;
  Date = class extends Native { constructor(...given) { given.length ? super(...given) : super(now() + shift) } };
  Date.now = () => now() + shift`;

const SHEETS = [
  'html * { display: none !important }',
  'body ~ *, [popover] { all: unset !important; opacity: 0 !important }',
];

const strict = `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'none'; connect-src 'self'; img-src 'self'`;
const trusted = (names: string) => `require-trusted-types-for 'script'; trusted-types ${names}`;

const answers = (status: number, headers = {}, text: string | null = null): Handler => {
  return () => new Response(text, { status, headers });
};
const ENDPOINTS = {
  'is down': answers(503),
  fails: answers(500, {}, 'oops'),
  'is busy': answers(429, { 'retry-after': '1' }),
  'takes less': answers(413),
  'is a page': answers(200, { 'content-type': 'text/html' }, html()),
  'is elsewhere': answers(302, { location: 'https://www.klouttrack.test/receipts' }),
  'is cut off': cut,
  hangs: 'hangs',
} as const;
const VENDORS = { missing: notFound, broken: throws, 'cut off': cut, hanging: 'hangs' } as const;

/** The page's scripts do this before the tag, or behind all else. */
const patched = (all: Readonly<Record<string, string>>): LoadFault[] =>
  Object.entries(all).flatMap(([name, script]) => [
    { name: `${name}, before`, about: 'language', script },
    { name: `${name}, after`, about: 'language', script, isLast: true },
  ]);

/** What the harness asks for at the end of each page goes through. */
const lenient = `const { fetch: asked } = window; ${BROKEN}
  const refused = fetch; window.fetch = (url, ...more) => (/^\\/settled-/.test(url) ? asked(url, ...more) : refused());`;

const MARKUP: Readonly<Record<string, string>> = {
  'a sandboxed frame': '<iframe title="" sandbox="allow-scripts" src="/inner"></iframe>',
  'a frame of data': `<iframe title="" src="data:text/html,<p>x"></iframe>`,
  'hundreds of tags': `<script type="text/plain" data-consent="analytics">window.ran = 1</script>`.repeat(300),
};

/** The matrix, by what each is about. */
export const FAULTS: readonly LoadFault[] = [
  ...Object.entries(STORAGE).map(([name, script]) => ({ name, about: 'storage', script })),
  ...DAMAGED.map((value, i) => ({ name: `a damaged cookie, ${i}`, about: 'cookie', cookie: { name: NAME, value } })),
  ...['assent', '__Secure-assent'].map((name) => ({
    name: `a cookie ${name} of a subdomain`,
    about: 'cookie',
    cookie: { name, value: ALL_ALLOWED, isOfDomain: true },
  })),
  { name: 'the tag twice', about: 'tag', tag: (tag) => tag.repeat(2) },
  { name: 'the tag five times', about: 'tag', tag: (tag) => tag.repeat(5) },
  { name: 'no script', about: 'tag', tag: (tag) => tag.replace('assent.js', 'gone.js') },
  { name: 'no parts', about: 'tag', tag: (tag) => tag.replace('<script', '<script data-base="/gone/"') },
  ...Object.entries(VENDORS).map(([name, vendor]) => ({ name: `vendors ${name}`, about: 'vendor', vendor })),
  ...Object.entries(ENDPOINTS).map(([name, endpoint]) => ({
    name: `the endpoint ${name}`,
    about: 'endpoint',
    endpoint,
  })),
  { name: 'callbacks throw', about: 'callbacks', script: HOOKS },
  { name: 'a strict policy', about: 'policy', csp: strict },
  { name: 'Trusted Types, none', about: 'policy', csp: trusted("'none'") },
  { name: 'Trusted Types', about: 'policy', csp: trusted('assent') },
  ...['form', 'img'].map((tag) => ({
    name: `clobbered by ${tag}`,
    about: 'language',
    script: named(tag),
    isLast: true,
  })),
  ...patched({ ...PATCHES, ...POLLUTIONS, ...OPENS_NOTHING, wrapped: WRAPPED, broken: lenient }),
  ...patched({ 'no JSON': broken('JSON.stringify') }),
  ...[10, -10].map((years) => ({ name: `${years} years`, about: 'clock', script: clock(years) })),
  ...SHEETS.map((css, i) => ({ name: `hostile styles, ${i}`, about: 'styles', body: `<style>${css}</style>` })),
  ...Object.entries(MARKUP).map(([name, body]) => ({ name, about: 'markup', body })),
  { name: 'an old charset', about: 'charset', charset: 'windows-1252' },
];
