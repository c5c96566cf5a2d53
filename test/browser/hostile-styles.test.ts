import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* Whatever a page's style sheets say, ours is drawn as on a page that has none. */

const names = ['background', 'text', 'muted', 'line', 'accent', 'on-accent', 'radius', 'sides', 'width', 'soft'];

/** What pages have, and what no page should. */
const SHEETS: Readonly<Record<string, string>> = {
  'nothing is as it was': '* { all: unset !important }',
  'what we are made of is not displayed': 'div, section, h2, p, button, a { display: none !important }',
  'nor is our element': 'assent-ui, html > :last-child { display: none !important; visibility: hidden !important }',
  'our element is taken for a part of the page':
    'assent-ui { position: relative !important; top: 400px !important; width: 9px !important; overflow: hidden !important; contain: strict !important; clip-path: circle(0) !important; content-visibility: hidden !important }',
  'a huge root': ':root { font-size: 62px !important }',
  'a tiny root': ':root { font-size: 1px !important }',
  'a zoomed body': 'body { zoom: 3 !important }',
  'type and colours':
    '* { font: 900 40px/3 monospace !important; color: red !important; background: yellow !important }',
  spaces:
    '* { letter-spacing: 9px !important; word-spacing: 20px !important; text-indent: 50px !important; text-transform: uppercase !important }',
  boxes:
    '* { box-sizing: content-box !important; margin: 40px !important; padding: 30px !important; border: 9px solid lime !important }',
  places: '* { position: static !important; inset: 500px !important; float: right !important; z-index: -1 !important }',
  'no buttons': 'button { all: unset !important; transform: scale(0) !important; opacity: 0 !important }',
  'a root that turns and fades': ':root { transform: rotate(9deg) scale(0.5); opacity: 0.1 }',
  'another direction':
    ':root { direction: rtl !important; writing-mode: vertical-rl !important; text-orientation: upright }',
  'another alignment':
    ':root { text-align: right; line-height: 4; white-space: pre; word-break: break-all; hyphens: auto; font-stretch: 50% }',
  motion:
    '* { animation: x 1s infinite alternate !important; transition: all 9s !important } @keyframes x { to { opacity: 0 } } @keyframes in { to { opacity: 0 } }',
  'our own names': `:root { ${names.map((name) => `--${name}: 99px; --a_${name}: 99px;`).join(' ')} }`,
  'our own names, registered': names
    .map((name) => `@property --${name} { syntax: '<length>'; inherits: false; initial-value: 9px }`)
    .join('\n'),
  schemes:
    ':root { color-scheme: only dark; accent-color: red; forced-color-adjust: none; text-size-adjust: 300%; -webkit-text-size-adjust: 300% }',
  'no popovers': '[popover], dialog, ::backdrop { display: none !important; opacity: 0 !important }',
  'nothing selectable':
    '* { cursor: none !important; pointer-events: none !important; user-select: none !important; scrollbar-width: none !important }',
  masks:
    'html, body, assent-ui { mask: linear-gradient(#0000, #0000) !important; mix-blend-mode: difference !important }',
};

/** The control stands in the page and not above it: it fades with it, and is on the side where the page's text starts. */
const TO_THE_ROOT = ['a root that turns and fades', 'another direction', 'motion', 'masks'];

const body = '<main style="min-height: 60vh"></main>';
const TAG = { ...EXAMPLE, 'data-region': 'DE', 'data-ui-theme': 'light' };

type Drawing = Awaited<ReturnType<typeof drawn>>;

/** Where it stands, and its pixels, but for what shows of the page in its rounded corners. */
async function drawn({ page, context }: Visit, what: string) {
  const box = await page.locator(`assent-ui ${what}`).evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    return { x, y, width, height };
  });
  // Of the window, as it is seen: what a driver cuts out of a page is elsewhere where the page is turned or zoomed.
  const seen = (await page.screenshot({ animations: 'allow' })).toString('base64');
  const [, paper = await context.newPage()] = context.pages();
  const pixels = await paper.evaluate(
    async ([png, { x, y, width, height }]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const inset = Math.min(8, height / 4);
      const canvas = document.createElement('canvas');
      canvas.width = width - 2 * inset;
      canvas.height = height - 2 * inset;
      canvas.getContext('2d')?.drawImage(image, -Math.ceil(x + inset), -Math.ceil(y + inset));
      return canvas.toDataURL();
    },
    [seen, box] as const,
  );
  return { box, pixels };
}

/** Edges of letters on half a pixel are drawn a little lighter or darker each time: so few levels of 255, but for one pixel of 1,000. */
const UNSEEN = 16;

/** Whether two drawings are the same to an eye. */
async function isSame({ context }: Visit, a: Drawing, b: Drawing): Promise<boolean> {
  if (JSON.stringify(a.box) !== JSON.stringify(b.box)) return false;
  if (a.pixels === b.pixels) return true;
  const [, paper = await context.newPage()] = context.pages();
  return paper.evaluate(
    async ([one, other, unseen]) => {
      const read = async (src: string) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: image.width, height: image.height });
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, image.width, image.height).data;
      };
      const [left, right] = await Promise.all([read(one), read(other)]);
      const changed = left.filter((value, i) => Math.abs(value - (right[i] ?? -unseen)) >= unseen);
      return changed.length < left.length / 1_000;
    },
    [a.pixels, b.pixels, UNSEEN] as const,
  );
}

/** Without scroll bars, which take their room from the window as the page is long, and on whichever side it begins. */
async function arrive({ page, ui, settled }: Visit, path = '/'): Promise<void> {
  await page.goto(path);
  await ui.banner.waitFor();
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-width', 'none', 'important'));
  await settled();
}

/** Draws the page with each sheet, one after the other. @returns the names of those that change something */
async function changing(visit: Visit, what: string, sheets = Object.entries(SHEETS)): Promise<string[]> {
  const plain = await drawn(visit, what);
  const found: string[] = [];
  for (const [name, css] of sheets) {
    await visit.page.evaluate((text) => {
      const style = document.createElement('style');
      style.id = 'hostile';
      style.textContent = text;
      document.head.append(style);
    }, css);
    const now = await drawn(visit, what);
    if (!(await isSame(visit, now, plain))) found.push(name);
    await visit.page.evaluate(() => document.getElementById('hostile')?.remove());
  }
  return found;
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test.each(['bar', 'box', 'modal'])('no style sheet of the page changes a pixel of the banner: %s', async (layout) => {
    const head = assentTag({ ...TAG, 'data-ui-layout': layout });
    const visit = await openSite({ browser, pages: { '*': html({ head, body }) } });
    await arrive(visit);
    expect(await changing(visit, '[part=banner]')).toEqual([]);
  });

  test('nor of the control that opens the preferences, but what a page does to its root as a whole', async () => {
    const visit = await openSite({ browser, pages: { '*': html({ head: assentTag(TAG), body }) } });
    await arrive(visit);
    await visit.ui.button('reject-all').click();
    await visit.ui.button('reopen').waitFor();
    await visit.settled();
    const sheets = Object.entries(SHEETS).filter(([name]) => !TO_THE_ROOT.includes(name));
    expect(await changing(visit, '[data-action=reopen]', sheets)).toEqual([]);
  });

  test('a page that zooms itself is asked in the same size', async () => {
    const page = (style: string) => html({ head: `<style>${style}</style>${assentTag(TAG)}`, body });
    const visit = await openSite({ browser, pages: { '/zoomed': page('html { zoom: 1.5 }'), '*': page('') } });
    const at = async (path: string) => {
      await arrive(visit, path);
      return drawn(visit, '[part=banner]');
    };
    expect(await isSame(visit, await at('/zoomed'), await at('/'))).toBe(true);
  });

  test.each([
    ['in quirks mode', (page: string) => page.replace('<!doctype html>', ''), {}],
    ['where no styles are allowed', (page: string) => page, { 'content-security-policy': "style-src 'none'" }],
  ])('%s it is as it is elsewhere', async (_, change, headers) => {
    const page = html({ head: assentTag(TAG), body });
    const answer = new Headers({ 'content-type': 'text/html', ...headers });
    const visit = await openSite({
      browser,
      pages: { '/other': () => new Response(change(page), { headers: answer }), '*': page },
    });
    const at = async (path: string) => {
      await arrive(visit, path);
      return drawn(visit, '[part=banner]');
    };
    expect(await isSame(visit, await at('/other'), await at('/'))).toBe(true);
  });
});
