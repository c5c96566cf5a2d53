/** What a scalar setting may be: a pattern for texts, a list of words, a range of whole numbers, or yes and no. */
export type Test = RegExp | readonly (string | boolean)[] | readonly [number, number] | 'boolean';

export interface Field {
  readonly test: Test;
  /** Names what would be right, in the words that follow "use". */
  readonly use: string;
  readonly required?: true;
}

const VERSION = /^[ -~]{1,32}$/;
/** With a host where there is a scheme. */
const URL_OR_PATH = /^((https?:)?\/\/([^\s/?#[\]@:]+|\[[\da-f:.]+\])(:\d+)?(?=[/?#]|$)|\/(?!\/)|[.#?])\S*$/;
const EDGES = ['bottom', 'top'];
const along = (end: string) => EDGES.map((edge) => `${edge}-${end}`);
const CORNERS = [...along('start'), ...along('end')];
const words = (...list: string[]): Field => ({ test: list, use: list.join(' or ') });

/**
 * THE TABLE of scalar settings, by path. The reader, the attribute names (the path in kebab case), the JSON Schema and
 * the table in docs/settings.md follow from it.
 */
export const FIELDS: Readonly<Record<string, Field>> = {
  site: { test: /\S/, use: 'the name of the site' },
  'policy.url': { test: URL_OR_PATH, use: 'the address of the privacy policy', required: true },
  'policy.version': { test: VERSION, use: 'up to 32 characters, such as "2025-02"', required: true },
  'policy.renewSince': { test: VERSION, use: 'a version, such as "2025-02"' },
  endpoint: { test: URL_OR_PATH, use: 'the address of the endpoint' },
  base: { test: URL_OR_PATH, use: 'the address of the folder that has parts/ in it' },
  region: { test: /^(auto|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/, use: 'auto or a code such as OM or US-CA' },
  audience: words('general', 'minor', 'ask'),
  api: words('open', 'visitor'),
  autoblock: { test: 'boolean', use: 'true or false' },
  // The attribute alone is enough.
  debug: { test: [true, false, 'true', 'false', ''], use: 'true or false' },
  guard: words('report'),
  'cookie.name': { test: /^[\w-]{1,32}$/, use: 'up to 32 letters, digits, - and _, such as shop' },
  'cookie.domain': { test: /^$|^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/, use: 'a domain such as example.com' },
  'cookie.path': { test: /^\/[^\s;,?#]{0,63}$/, use: 'the path of the site on its host, such as /shop/' },
  'cookie.days': { test: [1, 400], use: 'a whole number of days from 1 to 400' },
  'ui.layout': words('bar', 'box', 'modal'),
  'ui.position': words(...EDGES, ...along('center'), ...CORNERS),
  'ui.theme': words('auto', 'light', 'dark'),
  'ui.language': { test: /^(auto|[a-z]{2,3}(-[A-Za-z0-9]+)*)$/, use: 'auto or a language code such as ar' },
  'ui.reopen': { test: [true, false, 'true', 'false', ...CORNERS], use: `true, false, ${CORNERS.join(', ')}` },
  'ui.headerGate': words('wait', 'reload'),
};

/** The value a field takes, or `undefined` when it is not one. Attributes are always text, so text is read as what is asked for. */
export function readField({ test }: Field, value: unknown): string | number | boolean | undefined {
  if (test === 'boolean')
    return value === true || value === 'true' || (value === false || value === 'false' ? false : undefined);
  if (test instanceof RegExp) return typeof value === 'string' && test.test(value) ? value : undefined;
  const [low, high] = test;
  if (typeof low === 'number') {
    const number = typeof value === 'number' || (typeof value === 'string' && value) ? Number(value) : Number.NaN;
    return Number.isInteger(number) && number >= low && number <= (high as number) ? number : undefined;
  }
  return (test as readonly unknown[]).includes(value) ? (value as string) : undefined;
}
