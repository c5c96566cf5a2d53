/** Wanted languages, the page's own first: a notice in another language than the page's is no clear notice. */
export const wantedLanguages = () => [document.documentElement.lang, ...navigator.languages];

const event = (type: string) => new Promise((resolve) => document.addEventListener(type, resolve, { once: true }));

/** A prerendered page is nobody's visit yet: no banner, no clock, no vendor. */
export async function whenVisited(): Promise<void> {
  if ((document as { prerendering?: boolean }).prerendering) await event('prerenderingchange');
}

export const isParsing = () => document.readyState === 'loading';

export async function whenParsed(): Promise<void> {
  if (isParsing()) await event('DOMContentLoaded');
}
