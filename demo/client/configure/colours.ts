import preferences from '../../../styles/preferences.css';
import tokens from '../../../styles/tokens.css';
import { COLOURS, type Colour, SCHEMES, type Scheme, type State } from './state';

/*
 * Colours: custom properties of the page's own style sheet. The defaults are read from Assent's sheets.
 */

/** What stands on what, and the least contrast of the two (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS: readonly (readonly [front: Colour, back: Colour, least: number])[] = [
  ['on-accent', 'accent', 4.5],
  ['accent', 'background', 4.5],
  ['text', 'background', 4.5],
  ['muted', 'background', 4.5],
  ['line', 'background', 3],
];

/** Two colours of which one cannot be read, or not be seen, on the other. */
export interface Faint {
  /** The field that it is told at: the one of the two that was chosen. */
  readonly path: string;
  readonly other: Colour;
  readonly ratio: number;
  readonly least: number;
  /** A colour near this one that would do; none where only another one for its ground does. */
  readonly better?: string;
}

/** In the light and in the dark. */
const DEFAULTS: ReadonlyMap<string, readonly string[]> = new Map(
  [...`${tokens}${preferences}`.matchAll(/var\(--assent-([a-z-]+), ?light-dark\((#\w+), ?(#\w+)\)/g)].map(
    ([, name = '', ...pair]) => [name, pair.map(whole)],
  ),
);

/** `#fff` as `#ffffff`, which is how a field of colours has it. */
function whole(hex: string): string {
  return hex.length === 4 ? hex.replace(/\w/g, '$&$&') : hex;
}

export const defaultOf = (scheme: Scheme, colour: Colour): string =>
  DEFAULTS.get(colour)?.[SCHEMES.indexOf(scheme)] ?? '#000000';

export const colourOf = (state: State, scheme: Scheme, colour: Colour): string =>
  state[`${scheme}.${colour}`] ?? defaultOf(scheme, colour);

/** Those that visitors may get. */
export const schemesOf = (state: State): readonly Scheme[] =>
  SCHEMES.filter((scheme) => (state['ui.theme'] ?? 'auto') === 'auto' || state['ui.theme'] === scheme);

/** The rule for the page's style sheet; empty where nothing differs from the defaults. */
export function sheetOf(state: State): string {
  const schemes = schemesOf(state);
  const colours = COLOURS.filter((colour) => schemes.some((scheme) => state[`${scheme}.${colour}`]));
  const lines = colours.map((colour) => {
    const values = schemes.map((scheme) => colourOf(state, scheme, colour));
    return `  --assent-${colour}: ${values.length > 1 ? `light-dark(${values.join(', ')})` : values[0]};\n`;
  });
  if (state.radius) lines.push(`  --assent-radius: ${state.radius}px;\n`);
  return lines.length ? `:root {\n${lines.join('')}}` : '';
}

/** All that is too faint, in the schemes that visitors may get. */
export function faintIn(state: State): Faint[] {
  return schemesOf(state).flatMap((scheme) =>
    PAIRS.flatMap(([front, back, least]) => {
      const ratio = contrast(colourOf(state, scheme, front), colourOf(state, scheme, back));
      if (ratio >= least) return [];
      const [at, other] = state[`${scheme}.${front}`] ? [front, back] : [back, front];
      const better = betterFor(state, scheme, at);
      return [{ path: `${scheme}.${at}`, other, ratio, least, ...(better && { better }) }];
    }),
  );
}

/** The nearest to it, lighter or darker, that does with all that it stands on and that stands on it. */
function betterFor(state: State, scheme: Scheme, colour: Colour): string | undefined {
  const others = PAIRS.flatMap(([front, back, least]) =>
    front === colour ? [[back, least] as const] : back === colour ? [[front, least] as const] : [],
  );
  for (let share = 0.02; share <= 1; share += 0.02) {
    for (const end of [0, 255]) {
      const mixed = mix(colourOf(state, scheme, colour), end, share);
      if (others.every(([other, least]) => contrast(mixed, colourOf(state, scheme, other)) >= least)) return mixed;
    }
  }
  return undefined;
}

const channels = (hex: string): number[] => (hex.match(/\w\w/g) ?? []).map((pair) => Number.parseInt(pair, 16));

const mix = (hex: string, end: number, share: number): string =>
  `#${channels(hex)
    .map((value) =>
      Math.round(value + (end - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
