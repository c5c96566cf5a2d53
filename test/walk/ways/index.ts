import { makeWay, type Way } from '../way';
import { svelte } from './svelte';

const HTMX = '<script src="/htmx.js"></script>';

/** The slides of a carousel that has no end; it stands only where there is something to show. */
const slides = (path: string, items: readonly string[]) => {
  const all = items.map((item) => `<li class="splide__slide">${item}</li>`).join('');
  const carousel = `<div class="splide"><div class="splide__track"><ul class="splide__list">${all}</ul></div></div>`;
  return `<h1>${path}</h1>${items.length ? carousel : ''}<div id="list"></div>`;
};

/** The ways in which pages live that a walk goes through, each with the library that it is known for. */
export const WAYS: readonly Way[] = [
  makeWay('plain', { code: 'plain.js' }),
  makeWay('htmx', { code: 'htmx.js', head: HTMX, files: { '/htmx.js': 'node_modules/htmx.org/dist/htmx.min.js' } }),
  // Keeps snapshots of pages as HTML, which the fourth does not any more.
  makeWay('htmx 2', { code: 'htmx.js', head: HTMX, files: { '/htmx.js': 'node_modules/htmx-2/dist/htmx.min.js' } }),
  makeWay('turbo', { code: 'turbo.js', head: '<meta name="turbo-refresh-method" content="replace">' }),
  makeWay('react', { code: 'react.js', isApp: true }),
  makeWay('vue', { code: 'vue.js', isApp: true }),
  makeWay('svelte', { code: 'svelte.js', isApp: true, plugins: svelte }),
  makeWay('astro', { code: 'astro.js' }),
  // Before the loader, which would take the addresses otherwise: see the documents.
  makeWay('lazysizes', { code: 'lazysizes.js', loading: '', loader: 'lazyload' }),
  makeWay('carousel', {
    code: 'carousel.js',
    head: '<link rel="stylesheet" href="/carousel.css">',
    files: { '/carousel.css': 'node_modules/@splidejs/splide/dist/css/splide-core.min.css' },
    body: slides,
  }),
];
