import type { Finding } from './contract';

/** Red, green and blue, 0 to 255, and how opaque, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What of a word on the screen decides whether it can be read. */
export interface Look {
  /** The action of a button, or what it is. */
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly text: Colour;
  /** From its own background down to what is opaque. */
  readonly behind: readonly Colour[];
}

/** How large a button is drawn, in CSS pixels. */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly fontSize: string;
  readonly fontWeight: string;
}

/** For text of any size ("Contrast (Minimum)", WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
/** Pixels that rounding may make of the same. */
const TOLERANCE = 1;

/** One colour on another that is opaque. */
const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
  r * a + R * (1 - a),
  g * a + G * (1 - a),
  b * a + B * (1 - a),
  1,
];

const luminance = ([...channels]: Colour): number => {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast ratio of WCAG, 1 to 21. */
export function contrast({ text, behind }: Pick<Look, 'text' | 'behind'>): number {
  const ground = [...behind].reverse().reduce((below, colour) => over(colour, below), [255, 255, 255, 1] as Colour);
  const [a, b] = [luminance(over(text, ground)), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What styles of the site's own have made of the banner. @param sizes of accept and reject */
export function buttonFindings(sizes: readonly Size[], looks: readonly Look[]): Finding[] {
  const unreadable = looks.filter((look) => contrast(look) < LEAST);
  return [
    ...unequal(sizes),
    ...unreadable.map(
      (look): Finding => ({
        kind: 'low-contrast',
        level: 'error',
        message: `${look.name} has a contrast of ${contrast(look).toFixed(1)} in the ${look.theme} theme; ${LEAST} is the least that can be read.`,
        fix: 'Correct --assent-text, --assent-background, --assent-accent or --assent-on-accent; light-dark() gives each theme its own.',
      }),
    ),
  ];
}

function unequal([accept, reject]: readonly Size[]): Finding[] {
  if (!accept || !reject) return [];
  const differences = [
    ...(['width', 'height'] as const).filter((side) => Math.abs(accept[side] - reject[side]) > TOLERANCE),
    ...(['fontSize', 'fontWeight'] as const).filter((side) => accept[side] !== reject[side]),
  ];
  if (!differences.length) return [];
  const text = differences.map((side) => `${side} ${accept[side]} and ${reject[side]}`).join(', ');
  return [
    {
      kind: 'unequal-buttons',
      level: 'error',
      message: `${accept.name} and ${reject.name} are not alike: ${text}. A no has to be as easy as a yes.`,
      fix: 'Take out the style that makes one of them another.',
    },
  ];
}
