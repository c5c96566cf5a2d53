import { readFile } from 'node:fs/promises';
import { assentConfig, html } from '../html';
import type { Handler } from '../proxy';

const FONTS = 'node_modules/@fontsource';
const WEIGHTS = [400, 600, 700];
const FAMILIES = [
  ['Noto Sans', 'noto-sans', 'latin'],
  ['Noto Sans Arabic', 'noto-sans-arabic', 'arabic'],
  // What the interface writes names of cookies in. It is a family that few machines have, so this one stands in on all.
  ['Cascadia Code', 'noto-sans', 'latin'],
] as const;

/** The machine's own fonts are not the next machine's. */
const FACES = FAMILIES.flatMap(([family, name, script]) =>
  WEIGHTS.map(
    (weight) => `@font-face {
      font-family: '${family}'; font-weight: ${weight};
      src: url(/fonts/${name}/files/${name}-${script}-${weight}-normal.woff2);
    }`,
  ),
).join('\n');

const STYLE = `${FACES}
  :root {
    --assent-font: 'Noto Sans', 'Noto Sans Arabic';
    color-scheme: light dark;
    background: light-dark(#dfe5ec, #0b1017);
    scrollbar-width: none;
  }
  body { margin: 0 }
  iframe, assent-embed { box-sizing: border-box; margin: 24px; max-width: calc(100% - 48px); border: 0; border-radius: 8px }`;

/** A page that is nothing but ground. `css` comes last. */
export function pictured(settings: object, { lang = 'en', body = '<main></main>', css = '' } = {}): string {
  return html({
    head: `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}${css}</style>
      ${assentConfig(settings)}<script async src="/assent/assent.js"></script>`,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    body,
  });
}

/** Answers for the fonts of the page. */
export const fonts: Readonly<Record<string, Handler>> = Object.fromEntries(
  FAMILIES.flatMap(([, name, script]) =>
    WEIGHTS.map((weight) => {
      const path = `/${name}/files/${name}-${script}-${weight}-normal.woff2`;
      const answer: Handler = async () =>
        new Response(new Uint8Array(await readFile(FONTS + path)), { headers: { 'content-type': 'font/woff2' } });
      return [`/fonts${path}`, answer];
    }),
  ),
);
