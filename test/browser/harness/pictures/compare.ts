import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far two colours may be apart, as pixelmatch measures it, from 0 to 1: some five of 255 levels of grey. A browser that
 * blends a shadow by another rounding is off by one or two; the smallest step between two colours of ours is thirteen.
 */
const COLOUR = 0.02;

/**
 * So many pixels may be further apart. Edges of letters and of round corners do not count, pixelmatch knows them by their
 * neighbours; what it overlooks of them is a handful. A button that is one pixel further on changes more than a hundred.
 */
const PIXELS = 20;

export interface Comparison {
  readonly isSame: boolean;
  /** How many pixels are not as they were; all, where the size is another. */
  readonly pixels: number;
  /** Both laid over each other, with what has changed in red, as a PNG. Not where the size is another. */
  readonly difference?: Buffer;
}

/** @param approved and @param actual are PNGs */
export function compare(approved: Buffer, actual: Buffer): Comparison {
  if (approved.equals(actual)) return { isSame: true, pixels: 0 };
  const [before, now] = [PNG.sync.read(approved), PNG.sync.read(actual)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height) return { isSame: false, pixels: now.width * now.height };
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: COLOUR });
  return { isSame: pixels <= PIXELS, pixels, difference: PNG.sync.write(difference) };
}
