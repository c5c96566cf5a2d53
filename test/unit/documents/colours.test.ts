// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocks, DOCUMENTS } from './documents';

/** What stands on what, and the least contrast of the two (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS = [
  ['text', 'background', 4.5],
  ['muted', 'background', 4.5],
  ['accent', 'background', 4.5],
  ['on-accent', 'accent', 4.5],
  ['line', 'background', 3],
] as const;

const LIGHT = 0;
const DARK = 1;
type Scheme = typeof LIGHT | typeof DARK;
/** Colours by property, without `--assent-`, as `#rrggbb` or `light-dark(…)`. */
type Colours = Readonly<Record<string, string>>;

const examples = Object.entries(DOCUMENTS).flatMap(([file, text]) =>
  blocks('css', text)
    .filter((css) => /--assent-(?:accent|on-accent|background|text|muted|line)/.test(css))
    .map((css, i) => ({ name: `${file}, ${i + 1}`, css })),
);

describe('own colours can be read where an example is followed', () => {
  test('there are examples, and one in the README', () => {
    expect(examples.map(({ name }) => name)).toContain('README.md, 1');
  });

  test.each(examples)('$name', ({ css }) => {
    const schemes: readonly Scheme[] = css.includes('data-ui-theme="light"') ? [LIGHT] : [LIGHT, DARK];
    for (const scheme of schemes) {
      for (const surface of [bannerColours(), placeholderColours(scheme)]) {
        expect(tooFaint({ ...surface, ...coloursOf(css) }, scheme)).toEqual([]);
      }
    }
  });

  test('what was once the example is found out: one accent for both', () => {
    const colours = { ...bannerColours(), ...coloursOf(':root { --assent-accent: #0a5c55; }') };
    expect(tooFaint(colours, LIGHT)).toEqual([]);
    expect(tooFaint(colours, DARK)).toEqual([
      'accent on background: 2.2, not 4.5',
      'on-accent on accent: 2.0, not 4.5',
    ]);
  });
});

test.each([LIGHT, DARK] as const)('the defaults can be read, in scheme %i', (scheme) => {
  expect(tooFaint(bannerColours(), scheme)).toEqual([]);
  expect(tooFaint(placeholderColours(scheme), scheme)).toEqual([]);
});

test('the table of properties has the defaults', () => {
  const rows = DOCUMENTS['docs/styling.md']?.match(/^\| `--assent-.*$/gm) ?? [];
  const written = rows.flatMap((row) => {
    const [, property = '', light = '', dark = ''] = row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return dark ? [[property.replace('--assent-', ''), `light-dark(${light}, ${dark})`]] : [];
  });
  expect(Object.fromEntries(written)).toEqual(bannerColours());
});

/** The defaults of banner and preferences. */
function bannerColours(): Colours {
  return defaultsOf(readFileSync('styles/tokens.css', 'utf8') + readFileSync('styles/preferences.css', 'utf8'));
}

/** The defaults of placeholders, which are in another sheet. It has no text on the accent. */
function placeholderColours(scheme: Scheme): Colours {
  const [light = '', dark = ''] = readFileSync('styles/embed.css', 'utf8').split("section[data-theme='dark']");
  return { 'on-accent': bannerColours()['on-accent'] as string, ...defaultsOf(scheme === LIGHT ? light : dark) };
}

/** `var(--assent-text, #fff)` */
function defaultsOf(css: string): Colours {
  const found = css.matchAll(/var\(--assent-([a-z-]+), (light-dark\([^)]*\)|#[0-9a-f]+)\)/g);
  return Object.fromEntries([...found].map(([, name, colour]) => [name, colour]));
}

/** `--assent-text: #fff;` */
function coloursOf(css: string): Colours {
  const found = css.matchAll(/--assent-([a-z-]+):\s*(light-dark\([^)]*\)|#[0-9a-f]+)\s*;/g);
  return Object.fromEntries([...found].map(([, name, colour]) => [name, colour]));
}

function tooFaint(colours: Colours, scheme: Scheme): string[] {
  return PAIRS.flatMap(([front, back, least]) => {
    const [a, b] = [front, back].map((name) => luminance(colours[name] as string, scheme)) as [number, number];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return contrast < least ? [`${front} on ${back}: ${contrast.toFixed(1)}, not ${least}`] : [];
  });
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string, scheme: Scheme): number {
  const hex = colour.match(/#[0-9a-f]+/g) ?? [];
  const text = (hex[scheme] ?? hex[0] ?? '').slice(1);
  const channels = (text.length === 3 ? text.replace(/./g, '$&$&') : text).match(/../g) ?? [];
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
