import { dom } from '../dom';

const event = (type: string) => new Promise((resolve) => dom.addEventListener(type, resolve, { once: true }));

/** A prerendered page is nobody's visit yet: no banner, no clock, no vendor. */
export async function whenVisited(): Promise<void> {
  if ((dom as { prerendering?: boolean }).prerendering) await event('prerenderingchange');
}

export async function whenParsed(): Promise<void> {
  if (dom.readyState === 'loading') await event('DOMContentLoaded');
}

/** The banner of the page's first HTML, or what a router's snapshot has brought back: somebody has to take it away. */
export const hasLeftovers = (): boolean => 'assentInline' in window || !!dom.querySelector('assent-embed');
