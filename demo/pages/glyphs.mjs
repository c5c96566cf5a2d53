import { html, raw } from 'hono/html';

/** Our own drawings, 20 by 20, one line. The platforms' are plain signs of what they carry, not their trademarks. */
const PATHS = {
  globe:
    'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15zM2.5 10h15M10 2.5c4.2 4.6 4.2 10.4 0 15M10 2.5c-4.2 4.6-4.2 10.4 0 15',
  arrow: 'M4 10h12M11 5l5 5l-5 5',
  check: 'M4 10.5l4 4l8-9',
  youtube: 'M3 5.5h14v9H3zM8.5 8v4l3.5-2z',
  instagram: 'M4 4h12v12H4zM10 7.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M13.6 6.2v.3',
  tiktok: 'M11 3v9.5a3 3 0 1 1-3-3M11 3c.3 2.5 1.8 4 4.5 4.3',
};

export function glyph(name) {
  return html`<svg class="glyph glyph-${name}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${raw(PATHS[name])}"/></svg>`;
}

/** A mast, a sail and a hull: a dhow that is also a K. */
export function mark() {
  return html`<svg class="mark" viewBox="6 4 21 24" width="26" height="30" aria-hidden="true"><path class="mast" d="M8 6h4v20H8z"/><path class="sail" d="M14 15.4V6c6.5 1 9.8 4.3 10.8 9.4z"/><path class="hull" d="M14 17.6h10.8C24 22 20.5 25 14 26z"/></svg>`;
}
