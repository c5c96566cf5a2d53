import { FIELDS } from '../../src/config/fields';

/** A config as an object, or as a tag with its attributes and the JSON before it. */
export interface Config {
  readonly config?: unknown;
  readonly dataset?: DOMStringMap;
  readonly json?: string;
}

type Random = (most: number) => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

/**
 * Of every type, and of those that look like one another. None has a `toString` of its own: in the place of a text such an object throws
 * when settings are read, and nothing starts.
 */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 182, 401, 1e308, Number.NaN, '', ' ', 'true', 'false', 'null', '0', '400', '[]'],
  ...['OM', 'US-CA', 'auto', 'open', 'minor', 'report', 'analytics', 'necessary', '/privacy', 'javascript:alert(1)'],
  ...['<img src=x onerror=alert(1)>', '__proto__', 'constructor', '\u0000', '\u{1f36a}', 'x'.repeat(5_000), '../..'],
  ...[[], [[]], ['a'], [null], {}, { a: 1 }, { length: -1 }, { category: 'analytics' }],
  ...[{ regime: 'notice' }, { regime: 'opt-out', decision: ' ' }, { regime: 'opt-in' }, { category: 'necessary' }],
];
const KEYS = [
  ...[
    'id',
    'category',
    'name',
    'scripts',
    'cookies',
    'load',
    'calls',
    'regime',
    'decision',
    'title',
    'body',
    'en',
    'OM',
  ],
  ...['__proto__', 'constructor', 'hasOwnProperty', '', '0', 'length', 'policy', 'analytics'],
];
const PATHS = [
  ...Object.keys(FIELDS),
  ...['policy', 'ui', 'cookie', 'services', 'regions', 'adopt', 'adopt.klaro', 'adopt.klaro.names', 'adopt.proof'],
  ...['regions.US', 'regions.US.regime', 'regions.US.decision', 'regions.DE', 'ui.texts', 'ui.texts.en'],
  ...['ui.texts.en.title', 'ui.texts.xx', 'services.google-analytics', 'services.google-analytics.id'],
  ...['services.google-analytics.category', 'services.support-chat', 'services.support-chat.category'],
  ...['services.support-chat.cookies', 'services.__proto__', 'services.necessary', 'services.analytics'],
];

const RIGHT = {
  policy: { url: '/privacy', version: '2025-02' },
  region: 'DE',
  services: {
    'google-analytics': { id: 'G-XXXXXXX' },
    'support-chat': { category: 'preferences', name: 'Support chat', scripts: ['https://chat.example/w.js'] },
  },
  regions: { US: { regime: 'opt-in' } },
  ui: { texts: { en: { title: 'We ask' } } },
};

function anyValue(random: Random, depth = 0): unknown {
  if (depth > 3 || random(4)) return structuredClone(pick(random, VALUES));
  const members = Array.from({ length: random(4) }, () => [pick(random, KEYS), anyValue(random, depth + 1)] as const);
  return random(3) ? Object.fromEntries(members) : members.map(([, value]) => value);
}

/** As JSON has it: `__proto__` is a member like any other there. */
function put(node: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  const own = Object.hasOwn(node, key) ? node[key] : undefined;
  const isGroup = typeof own === 'object' && own !== null;
  const inner = isGroup ? (own as Record<string, unknown>) : {};
  if (rest.length) put(inner, rest, value);
  Object.defineProperty(node, key, {
    ...{ value: rest.length ? inner : value, configurable: true, enumerable: true, writable: true },
  });
}

const camel = (path: string) => path.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** One that is right but for one to five places, one of nothing but rubbish, or a tag. */
export function configOf(random: Random): Config {
  if (random(20) === 0) return { config: { ...Object(anyValue(random)) } };
  const config: Record<string, unknown> = structuredClone(RIGHT);
  for (let i = random(5); i >= 0; i--) put(config, pick(random, PATHS).split('.'), anyValue(random));
  if (random(2)) return { config };
  const json = JSON.stringify(config);
  const attributes = Array.from({ length: random(5) }, () => [
    camel(pick(random, PATHS)),
    `${pick(random, VALUES.slice(0, 35))}`,
  ]);
  return { dataset: Object.fromEntries(attributes), json: random(4) ? json : json.slice(0, random(json.length)) };
}
