/*
 * What the pages of the walk hold back: read by the server, which writes it as HTML, and by the pages' own code, which renders
 * it with a library. So it imports nothing.
 */

export type Category = 'analytics' | 'marketing';

/** One marked element. Its name is in `data-name`, and in all that it asks for. */
export interface Part {
  readonly tag: 'script' | 'iframe' | 'img';
  readonly attributes: Readonly<Record<string, string>>;
  /** An inline script. */
  readonly text?: string;
}

/** `full`: its scripts cannot be stopped. `quiet`: they belong to a service that has an off switch. */
export type Kind = 'full' | 'quiet';

export const VENDOR = 'https://tags.vendor.test';
/** Where an address waits that no other script reads; `data-src`, the other place, is everybody's. */
const OWN = 'data-consent-src';

const held = (category: Category, name: string, service?: string) => ({
  'data-consent': category,
  ...(service && { 'data-consent-service': service }),
  'data-name': name,
});
const inline = (category: Category, name: string, service?: string): Part => ({
  tag: 'script',
  attributes: { type: 'text/plain', ...held(category, name, service) },
  text: `walk.ran('${name}', '${category}', '${service ?? ''}')`,
});
const external = (category: Category, name: string, service?: string): Part => ({
  tag: 'script',
  attributes: {
    type: 'text/plain',
    ...held(category, name, service),
    src: `${VENDOR}/t.js?c=${category}&n=${name}&s=${service ?? ''}`,
  },
});
const frame = (category: Category, name: string, attribute: string, service?: string): Part => ({
  tag: 'iframe',
  attributes: {
    ...held(category, name, service),
    ...{ width: '300', height: '150', title: name },
    [attribute]:
      service === 'youtube' ? `https://www.youtube.com/embed/${name}` : `${VENDOR}/f.html?c=${category}&n=${name}`,
  },
});
const image = (category: Category, name: string, attribute: string): Part => ({
  tag: 'img',
  attributes: { ...held(category, name), alt: '', [attribute]: `${VENDOR}/i.gif?c=${category}&n=${name}` },
});

/** The marked elements of one item of a page. */
export function partsOf(name: string, kind: Kind): readonly Part[] {
  return kind === 'full'
    ? [
        inline('analytics', `${name}-inline`),
        external('marketing', `${name}-external`),
        frame('marketing', `${name}-film`, 'data-src', 'youtube'),
        frame('analytics', `${name}-frame`, OWN),
        image('marketing', `${name}-image`, OWN),
      ]
    : [
        inline('analytics', `${name}-inline`, 'google-analytics'),
        external('analytics', `${name}-external`, 'google-analytics'),
        frame('marketing', `${name}-frame`, 'data-src'),
        image('analytics', `${name}-image`, 'data-src'),
      ];
}

/** The pages, each with what is on it from the beginning. */
export const ROUTES: Readonly<Record<string, readonly Kind[]>> = {
  '/home': ['full'],
  '/about': ['quiet'],
  '/contact': [],
  '/shop': ['quiet', 'full'],
};

/** @param loader a class for all that is marked, which some library looks for */
export function itemHtml(name: string, kind: Kind, loader = ''): string {
  const parts = partsOf(name, kind).map((part) => partHtml(part, loader));
  return `<section class="item" data-item="${name}">${parts.join('\n')}</section>`;
}

export function partHtml({ tag, attributes, text = '' }: Part, loader = ''): string {
  const all = loader && tag !== 'script' ? { ...attributes, class: loader } : attributes;
  const written = Object.entries(all).map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;')}"`);
  const opened = `<${tag} ${written.join(' ')}>`;
  if (tag === 'img') return opened;
  // Each frame in a box of its own: which placeholder is whose can be told.
  return tag === 'iframe' ? `<div class="frame">${opened}</iframe></div>` : `${opened}${text}</script>`;
}
