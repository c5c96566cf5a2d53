import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/consent/languages';
import type { Notice } from '../../src/consent/notice';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* What a receipt names is what stood on the screen, text by text, of whichever language and surface, and as it was answered. */

const VISITS = 1_000;
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

interface Shown {
  readonly hash: string;
  readonly surface: string;
  readonly language: string;
  readonly direction: string;
  readonly buttons: readonly string[];
  /** Each piece of text that stands there. */
  readonly pieces: readonly string[];
}

/** In the page: goes through visits, and notes what stood before the visitor at each. */
async function visitAll([languages, rightToLeft, from, to]: readonly [
  readonly string[],
  readonly string[],
  number,
  number,
]) {
  const { assent } = window;
  if (!assent) throw new Error('there is no Assent');
  const root = () => document.querySelector('assent-ui')?.shadowRoot as ShadowRoot;
  const frame = () => new Promise(requestAnimationFrame);
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await frame();
    }
  };
  const inLanguage = (selector: string, language: string) => () => {
    const it = root()?.querySelector<HTMLElement>(selector);
    return it?.closest('[lang]')?.getAttribute('lang') === language ? it : null;
  };
  const press = (within: Element, action: string) =>
    within.querySelector<HTMLElement>(`[data-action=${action}]`)?.click();
  const seen: Shown[] = [];
  for (let visit = from; visit < to; visit++) {
    const language = languages[visit % languages.length] as string;
    const kind = Math.floor(visit / languages.length) % 4;
    Object.assign(document.documentElement, { lang: language, dir: rightToLeft.includes(language) ? 'rtl' : 'ltr' });
    let layer = await until(inLanguage('[part~=banner]', language));
    if (kind > 1) {
      press(layer, 'preferences');
      layer = await until(inLanguage('dialog[open]', language));
      if (kind > 2) layer.querySelector<HTMLElement>('input[name=analytics]')?.click();
    }
    const pieces: string[] = [];
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim();
      const parent = walker.currentNode.parentElement;
      if (text && parent?.checkVisibility()) pieces.push(text);
    }
    const told = new Promise<string>((resume) =>
      document.addEventListener('assent:receipt', ({ detail }) => resume(detail.receipt.notice.hash), { once: true }),
    );
    const buttons = [...layer.querySelectorAll('[data-action]')].map((it) => it.getAttribute('data-action') ?? '');
    const { direction } = getComputedStyle(layer);
    press(layer, (['accept-all', 'reject-all', 'save', 'save'] as const)[kind] ?? 'save');
    seen.push({ hash: await told, surface: kind > 1 ? 'preferences' : 'banner', language, direction, buttons, pieces });
    await until(() => assent.receipts().every(({ acknowledged }) => acknowledged));
    await assent.reset();
    await until(inLanguage('[part~=banner]', language));
  }
  return seen;
}

/** All texts of a notice. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];

test(`the notice of each of ${VISITS} receipts is what the browser showed`, async () => {
  const { 'data-meta-pixel': _, ...tag } = EXAMPLE;
  const chat = { category: 'preferences', name: 'Chat', provider: 'Example Ltd', privacyUrl: 'https://chat.example/' };
  const head = assentConfig({ site: 'Klouttrack', services: { chat } }) + assentTag({ ...tag, 'data-region': 'DE' });
  const { page, ui, site, errors } = await openSite({ pages: { '*': html({ head }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const seen: Shown[] = [];
  // In parts: a page that is open for long is one more thing to wait for.
  for (let from = 0; from < VISITS; from += 100) {
    seen.push(
      ...(await page.evaluate(visitAll, [LANGUAGES, RIGHT_TO_LEFT, from, Math.min(from + 100, VISITS)] as const)),
    );
  }
  expect(seen).toHaveLength(VISITS);
  expect(Math.min(...seen.map(({ pieces }) => pieces.length))).toBeGreaterThan(4);
  await expect.poll(async () => (await site.receipts()).length).toBe(VISITS);
  const hashes = [...new Set(seen.map(({ hash }) => hash))];
  const notices = new Map<string, Notice>();
  for (const hash of hashes) {
    const text = () => page.evaluate(async (it) => (await fetch(`/assent/notices/${it}`)).text(), hash);
    await expect.poll(async () => Object.keys(JSON.parse(await text())), { message: hash }).toContain('texts');
    notices.set(hash, JSON.parse(await text()));
  }
  const wrong = seen.flatMap(({ hash, surface, language, direction, buttons, pieces }) => {
    const notice = notices.get(hash) as Notice;
    const said = new Set(textsIn(notice));
    const is = [notice.surface, notice.language, notice.direction];
    const faults = is.join() === [surface, language, direction].join() ? [] : [`${is} is not ${surface}, ${language}`];
    const missing = notice.buttons.filter((name) => !buttons.includes(name));
    const unsaid = pieces.filter((piece) => !said.has(piece));
    return [
      ...faults,
      ...missing.map((it) => `${language}: no button ${it}`),
      ...unsaid.map((it) => `${surface}, ${language}: "${it}" is not in it`),
    ];
  });
  expect([...new Set(wrong)]).toEqual([]);
  expect(hashes.length).toBeGreaterThanOrEqual(2 * LANGUAGES.length);
  expect(errors).toEqual([]);
}, 400_000);
