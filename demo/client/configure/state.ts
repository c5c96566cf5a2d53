import { FIELDS, type Field, readField } from '../../../src/config/fields';
import { LANGUAGES } from '../../../src/consent/languages';
import { REGIONS } from '../../../src/consent/law';
import { READY_MADE } from '../../../src/services/find';

/*
 * What somebody has chosen on the configurator, as the texts of its fields by path. It stands in the fragment of the address, so
 * that it can be passed on, and no server is sent it. An address may come from anybody: what is not in the tables here is left out.
 */

/** Texts by path. A path is that of the config, but for `origin`, the colours, and what is only looked at (`see.…`). */
export type State = Readonly<Record<string, string>>;

/** Texts of the banner that can be written here. */
export const TEXTS = ['title', 'body', 'acceptAll', 'rejectAll', 'customise'] as const;
export const COLOURS = ['accent', 'on-accent', 'background', 'text', 'muted', 'line'] as const;
export type Colour = (typeof COLOURS)[number];
export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Of the whole fragment. More than all fields take that are full, where each character is nine of the address. */
const LONGEST_FRAGMENT = 1_000_000; // characters
const LONGEST_TEXT = 300; // characters
/** Of `radius`. */
export const MOST_ROUND = 24; // px

const of = (list: readonly string[]) => (value: string) => list.includes(value);
const field = (path: string) => (value: string) => readField(FIELDS[path] as Field, value) !== undefined;
/** What is wrong in such a field is told beside it. */
const anyText = (value: string) => value.length <= LONGEST_TEXT && !/\p{Cc}/u.test(value);
const isHex = (value: string) => /^#[\da-f]{6}$/.test(value);

const FREE = ['site', 'policy.url', 'policy.version', 'origin'];
const CHOSEN = ['audience', 'autoblock', 'ui.layout', 'ui.position', 'ui.theme', 'ui.reopen'];

/** The options of a service by path, with whether each has to be there. */
export const optionsOf = (forms: Readonly<Record<string, RegExp>> = {}) =>
  Object.entries(forms).map(([key, form]) => ({ path: key.replace('?', ''), form, isNeeded: !key.endsWith('?') }));

/** Every path that there is, and what it may hold. */
const ALLOWED: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ...FREE.map((path) => [path, anyText] as const),
  ...CHOSEN.map((path) => [path, field(path)] as const),
  ['region', of(['auto', ...REGIONS.keys()])],
  ['ui.language', of(['auto', ...LANGUAGES])],
  ['radius', (value) => /^\d{1,2}$/.test(value) && Number(value) <= MOST_ROUND],
  ...SCHEMES.flatMap((scheme) => COLOURS.map((colour) => [`${scheme}.${colour}`, isHex] as const)),
  ...LANGUAGES.flatMap((code) => TEXTS.map((name) => [`ui.texts.${code}.${name}`, anyText] as const)),
  ...READY_MADE.flatMap(({ definition: { id, forms } }) => [
    [`services.${id}`, of([''])] as const,
    ...optionsOf(forms).map(({ path }) => [`services.${id}.${path}`, anyText] as const),
  ]),
  ['see.region', of([...REGIONS.keys()])],
  ['see.language', of(LANGUAGES)],
  ['see.scheme', of(SCHEMES)],
]);

/** Where nothing was chosen yet. */
export const START: State = {
  site: 'Klouttrack',
  'policy.url': '/privacy',
  'policy.version': '2025-02',
  origin: 'https://klouttrack.com',
  'services.google-analytics': '',
  'services.google-analytics.id': 'G-XXXXXXX',
  'services.youtube': '',
};

/** @param fragment with its `#` or without. What is too long, or says nothing that is known here, is read as the start. */
export function readState(fragment: string): State {
  const text = fragment.replace(/^#/, '');
  if (text.length > LONGEST_FRAGMENT) return START;
  const known = [...new URLSearchParams(text)].filter(([path, value]) => ALLOWED.get(path)?.(value));
  return known.length ? Object.fromEntries(known) : START;
}

/** @returns the fragment, with its `#` */
export const fragmentOf = (state: State): string => `#${new URLSearchParams(state)}`;

/** With one field changed, or taken out. @returns the same where the field may not hold this */
export function changed(state: State, path: string, value: string | undefined): State {
  if (value !== undefined) return ALLOWED.get(path)?.(value) ? { ...state, [path]: value } : state;
  const { [path]: _, ...rest } = state;
  return rest;
}
