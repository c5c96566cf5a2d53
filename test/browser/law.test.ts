import { describe, expect, test } from 'vitest';
import { LAW, type LawRow, REGIONS } from '../../src/consent/law';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* Each row of the table, in a browser: what runs before an answer and what shows, with and without the signal, for every audience. */

const AUDIENCES = ['general', 'minor', 'ask'] as const;
type Audience = (typeof AUDIENCES)[number];
const DAY_S = 86_400;
const ANALYTICS = /g\/collect/;
const MARKETING = /facebook\.com\/tr/;

/** A region of the row; for that of everywhere else one that no row names. */
const regionIn = (row: LawRow): string => {
  const [code = ''] = [...REGIONS].find(([, it]) => it.row === row) ?? [];
  return code === '*' ? 'NZ' : code;
};

/** What the law lets run before anybody has answered. */
function runsBefore({ regime, signal }: LawRow, gpc: boolean, audience: Audience) {
  const isImplied = regime !== 'opt-in' && audience === 'general';
  return { analytics: isImplied, marketing: isImplied && !(gpc && ['binds', 'honoured'].includes(signal)) };
}

async function arrive(row: LawRow) {
  const pageFor = (audience: Audience) =>
    html({ head: assentTag({ ...EXAMPLE, 'data-region': regionIn(row), 'data-audience': audience }) });
  const pages = Object.fromEntries(AUDIENCES.map((audience) => [`/${audience}`, pageFor(audience)]));
  const visit = await openSite({ pages });
  await visit.context.addInitScript(() => {
    if (location.search !== '?gpc') return;
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  return visit;
}

test('the rows have a region each', () => {
  expect(new Set(LAW.map(regionIn)).size).toBe(LAW.length);
});

describe.each(LAW.map((row) => [regionIn(row), row] as const))('in %s', (_region, row) => {
  test('nothing runs before an answer but what the law lets run, for any audience, with and without the signal', async () => {
    const { page, context, ui, log, settled, errors } = await arrive(row);
    const question = ui.host.locator('[data-question=age]');
    for (const audience of AUDIENCES) {
      for (const gpc of [false, true]) {
        const what = `${audience}, ${gpc ? 'with' : 'without'} the signal`;
        const since = log.mark();
        await page.goto(`/${audience}${gpc ? '?gpc' : ''}`);
        await settled();
        const ran = () => [ANALYTICS, MARKETING].map((path) => log.all(path, since).length > 0);
        const { analytics, marketing } = runsBefore(row, gpc, audience);
        // What may not run has not by now; what may comes when it comes.
        await expect.poll(ran, { message: what }).toEqual([analytics, marketing]);
        const shown = [await ui.banner.isVisible(), await question.isVisible()];
        // A minor has nothing to be asked about; the age is asked for in the banner's place.
        expect(shown, what).toEqual([
          audience === 'ask' || (audience === 'general' && row.regime === 'opt-in'),
          audience === 'ask',
        ]);
        await context.clearCookies();
        await page.evaluate(() => localStorage.clear());
      }
    }
    expect(errors).toEqual([]);
  });

  test('what has to show does, and a no lasts as long as it has to', async () => {
    const { page, context, ui, settled } = await arrive(row);
    await page.goto('/general?gpc');
    await settled();
    const shows = (part: LawRow['shows'][number]) => row.shows.includes(part);
    expect([await ui.banner.isVisible(), await ui.button('choices').isVisible()]).toEqual([
      shows('banner'),
      shows('choices'),
    ]);
    expect(await ui.banner.locator('[part=signal-note]').isVisible()).toBe(shows('banner') && shows('signal-note'));
    await page.evaluate(() => window.assent?.open());
    await ui.dialog.waitFor();
    expect(await ui.dialog.locator('[part=signal-note]').isVisible()).toBe(shows('signal-note'));
    await ui.button('reject-all', ui.dialog).click();
    await ui.dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => ui.button('reopen').isVisible()).toBe(shows('reopen'));
    await settled();
    const own = (await context.cookies()).find(({ name }) => name === '__Host-assent');
    const days = ((own?.expires ?? 0) - Date.now() / 1_000) / DAY_S;
    expect(Math.round(days)).toBe(row.days);
  });
});
