import type { Locator } from 'playwright-core';
import { assentConfig, assentTag, EXAMPLE, html } from './html';
import { type OpenSiteOptions, openSite, type Visit } from './open-site';

const { 'data-meta-pixel': _, ...TAG } = EXAMPLE;
const FILM = `<iframe title="A film" width="240" height="150" data-consent="marketing" data-consent-service="youtube"
  data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;

export interface AccessiblePage extends Pick<OpenSiteOptions, 'browser' | 'context'> {
  readonly lang?: string;
  /** What stands after the film, whose placeholder is the first thing on the page. */
  readonly more?: string;
}

/** A page that has banner and placeholder; the preferences list services of the site, of Google and of YouTube. */
export async function arrive({ lang = 'en', more = '', ...options }: AccessiblePage = {}): Promise<Visit> {
  const viewport = '<meta name="viewport" content="width=device-width,initial-scale=1">';
  const chat = { category: 'preferences', name: 'Chat', provider: 'Example Ltd', privacyUrl: 'https://chat.example/' };
  const head = viewport + assentConfig({ site: 'Klouttrack', services: { chat, youtube: {} } }) + assentTag(TAG);
  const body = `<main><h1>Klouttrack</h1>${FILM}${more}</main>`;
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const visit = await openSite({ ...options, pages: { '*': html({ head, body, lang, dir }) } });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  await visit.ui.embed.waitFor();
  return visit;
}

/** With all that can be unfolded unfolded. */
export async function openPreferences({ ui }: Visit): Promise<Locator> {
  await ui.button('preferences', ui.banner).click();
  await ui.dialog.waitFor();
  await unfold(ui.dialog);
  return ui.dialog;
}

export const unfold = (dialog: Locator) =>
  dialog.locator('details').evaluateAll((all) => {
    for (const it of all) (it as HTMLDetailsElement).open = true;
  });

/** Calls it with whatever of ours can be seen: banner and placeholder, and then, as `dialog`, the preferences. */
export async function eachSurface(visit: Visit, look: (surface: Locator, name: string) => Promise<void>) {
  await look(visit.ui.banner, 'banner');
  await look(visit.ui.embed, 'placeholder');
  await look(await openPreferences(visit), 'preferences');
}

/** Within a surface: what can be used. */
export const controlsOf = (surface: Locator) =>
  surface.locator('button, input, summary, a[href]').filter({ visible: true });
