import type { Visit } from '../open-site';
import { pictured } from './page';

/** One state of the interface, and how a visitor gets there. */
export interface State {
  /** Addresses and their pages, of which `/` comes first. */
  pages(lang: string, css?: string): Readonly<Record<string, string>>;
  /** From the page at `/`, once it is loaded. */
  reach(visit: Visit): Promise<void>;
}

const POLICY = { url: '/privacy', version: '2025-02' };
const SERVICES = {
  'google-analytics': { id: 'G-XXXXXXX' },
  'meta-pixel': { id: '1234567890' },
  youtube: {},
};
/** So many that they are folded. */
const MANY = {
  ...SERVICES,
  ...Object.fromEntries(
    ['instagram', 'tiktok', 'vimeo', 'spotify', 'x', 'google-maps', 'stripe', 'paypal'].map((id) => [id, {}]),
  ),
  survey: { category: 'analytics', name: 'Survey', provider: 'Example Ltd', cookies: ['survey'], retention: '1 day' },
  chat: {
    category: 'preferences',
    name: 'Support chat',
    provider: 'Example Ltd',
    cookies: ['chat_*'],
    retention: '1 month',
  },
};
const FILM = `<iframe title="A film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
  data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;

const settings = (more: object = {}) => ({
  site: 'Klouttrack',
  endpoint: '/assent',
  region: 'DE',
  policy: POLICY,
  services: SERVICES,
  ...more,
});

const onePage = (more: object = {}, body?: string) => ({
  pages: (lang: string, css?: string) => ({
    '/': pictured(settings(more), { lang, ...(body && { body }), ...(css && { css }) }),
  }),
});

const banner = (layout: string, position = 'bottom'): State => ({
  ...onePage({ ui: { layout, position } }),
  reach: ({ ui }) => ui.banner.waitFor(),
});

async function preferences({ page, ui }: Visit, from: 'preferences' | 'reopen' | 'choices'): Promise<void> {
  await ui.button(from).click();
  await ui.dialog.waitFor();
  await page.mouse.move(0, 0);
  if (from !== 'preferences') await ui.button(from).evaluate(drawAnew);
}

/** Behind a dialog, Chromium may go on drawing a button as if the pointer were still on it. */
async function drawAnew(button: HTMLElement | SVGElement): Promise<void> {
  button.style.visibility = 'hidden';
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  button.style.visibility = '';
}

/** In the order of their pictures. */
export const STATES = {
  bar: banner('bar'),
  box: banner('box', 'bottom-end'),
  modal: banner('modal'),

  /** One switch is on, and one service unfolded. */
  preferences: {
    ...onePage(),
    async reach(visit) {
      await preferences(visit, 'preferences');
      await visit.ui.switch('analytics').check();
      const details = visit.ui.dialog.locator('li details').first();
      await details.locator('summary').click();
      await visit.ui.dialog.locator('.scroll').evaluate((it) => it.scrollTo(0, 0));
      await visit.page.mouse.move(0, 0);
    },
  },

  /** Under a law of opt-out, with the browser's signal; on a dark screen something is looked for. */
  many: {
    ...onePage({ region: 'US-CA', services: MANY }),
    async reach(visit) {
      const { page, ui } = visit;
      await preferences(visit, 'choices');
      await ui.dialog.locator('[part=signal-note]').waitFor();
      if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) {
        const field = ui.dialog.getByRole('searchbox');
        await field.fill('goo');
        // The driver hides it in no shadow root, and it blinks.
        await field.evaluate((it) => it.style.setProperty('caret-color', 'transparent'));
      }
    },
  },

  age: {
    ...onePage({ audience: 'ask' }),
    reach: ({ ui }) => ui.host.locator('[data-question=age]').waitFor(),
  },

  /** Beside the control that the law of California asks for. */
  note: {
    pages: (lang, css = '') => ({
      '/': pictured(settings({ region: 'US-CA' }), { lang, css }),
      '/later': pictured(
        settings({ region: 'US-CA', policy: { ...POLICY, version: '2025-10', renewSince: '2025-02' } }),
        {
          lang,
          css,
        },
      ),
    }),
    async reach(visit) {
      const { page, ui } = visit;
      await preferences(visit, 'choices');
      await ui.button('reject-all', ui.dialog).click();
      await ui.dialog.waitFor({ state: 'detached' });
      await page.goto('/later');
      await ui.host.locator('[part=policy-note]').waitFor();
      await ui.button('choices').waitFor();
    },
  },

  /** What stays on the page after a no: the control, with its name under the pointer, and a placeholder. */
  page: {
    ...onePage({}, FILM),
    async reach({ ui, page }) {
      await ui.embed.waitFor();
      await ui.button('reject-all').click();
      await ui.button('reopen').hover();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    },
  },

  /** The visitor's own receipts. */
  history: {
    ...onePage(),
    async reach(visit) {
      const { page, ui } = visit;
      await ui.button('accept-all').click();
      await preferences(visit, 'reopen');
      await ui.button('receipts').click();
      // The endpoint has it: then there is a proof.
      await ui.dialog.locator('.receipts [data-action=proof]').waitFor();
      await ui.dialog.locator('.own').evaluate((it) => it.scrollIntoView());
      await page.mouse.move(0, 0);
    },
  },
} as const satisfies Readonly<Record<string, State>>;

export type StateName = keyof typeof STATES;
