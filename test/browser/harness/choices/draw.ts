import type { FaultBrowser } from '../../faults/fault';

/** What the visitor says. */
export const KINDS = ['accept', 'reject', 'save'] as const;

/** What goes wrong. The last row is done by the endpoint, or by what stands before it, and is over by the next visit. */
export const FAULTS = [
  ...['closed', 'killed', 'offline', 'storage full'],
  ...['500', '503', '429', 'slow', 'answer lost'],
] as const;

/**
 * When the tab ends: with the click, which it may not have heard then, after its handler, at an event of Assent's, when the receipt has come
 * to the endpoint, or once all is done. A number is milliseconds after the click.
 */
export const MOMENTS = ['with the click', 'after the click', 'change', 'receipt', 'post', 'done'] as const;
export type Moment = (typeof MOMENTS)[number] | number;

export interface Choice {
  readonly kind: (typeof KINDS)[number];
  readonly fault: string;
  /** How the tab ends. */
  readonly end: 'closed' | 'killed';
  readonly at: Moment;
}

/** Within so many milliseconds of the click. */
const SOON = 50;

/**
 * One choice of many.
 *
 * @param random whole numbers from 0 to below what it is given
 * @param isTimed tabs end after some milliseconds too, and not at events alone
 */
export function drawChoice(random: (most: number) => number, browser: FaultBrowser, isTimed: boolean): Choice {
  const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const kind = one(KINDS);
  // The driver of Firefox kills no tab.
  const fault = one(FAULTS.filter((it) => it !== 'killed' || browser === 'chromium'));
  const end = fault === 'killed' || (fault !== 'closed' && browser === 'chromium' && random(2)) ? 'killed' : 'closed';
  // Where nothing can be stored the receipt is in the page alone, until it is posted.
  if (fault === 'storage full') return { kind, fault, end, at: 'done' };
  const moments = MOMENTS.filter((it) => fault !== 'offline' || it !== 'post');
  return { kind, fault, end, at: isTimed && random(2) ? random(SOON + 1) : one(moments) };
}
