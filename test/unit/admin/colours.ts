type Rgb = readonly [red: number, green: number, blue: number];
export type Eye = 'none' | 'protanopia' | 'deuteranopia' | 'tritanopia';

/** Machado, Oliveira and Fernandes (2009), severity 1.0: what is left of a colour, in linear light. */
const BLINDNESS: Readonly<Record<Eye, readonly Rgb[]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const EYES = Object.keys(BLINDNESS) as Eye[];

/** WCAG 2.2, between 1 and 21. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** How far two colours are apart to an eye, in OKLab: 0.02 is just to be seen. */
export function distance(a: string, b: string, eye: Eye): number {
  const [one, other] = [a, b].map((colour) => oklab(seenBy(eye, linear(colour)))) as [Rgb, Rgb];
  return Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)));
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(colour: string): Rgb {
  const bytes = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
  return bytes.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
}

function seenBy(eye: Eye, colour: Rgb): Rgb {
  const seen = BLINDNESS[eye].map((row) => row.reduce<number>((sum, share, i) => sum + share * (colour[i] ?? 0), 0));
  return seen.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb;
}

function oklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
