import { text } from 'node:stream/consumers';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../demo/sample/receipts';
import { canonicalJson } from '../../src/consent/canonical';
import { noticeHash } from '../../src/consent/digest';
import type { Notice } from '../../src/consent/notice';
import { type AdminVisit, bannersOf, built, NOW, openAdmin, samplesOf, siteNotices, TOKEN } from './harness/admin-site';
import { figuresOf } from './harness/figures-of';

const DAY = 86_400_000; // ms
/** Those of the range that the page begins with. */
const within = (samples: readonly Sample[], days = 30) =>
  samples.filter(({ receivedAt }) => Date.parse(receivedAt) >= Math.floor(NOW / DAY) * DAY - (days - 1) * DAY);
const number = (value: number) => value.toLocaleString('en');

async function enter(options: Parameters<typeof openAdmin>[0] = {}): Promise<AdminVisit> {
  const visit = await openAdmin(options);
  await visit.signIn();
  await visit.page.locator('canvas').first().waitFor();
  // It is drawn after the page is.
  await expect.poll(() => coloursOf(visit.page, 0)).not.toEqual({});
  return visit;
}

/** The text of the first figure on the page. */
const total = (page: Page) => page.locator('.summary .big').first();

async function rowsOf(page: Page, panel: string): Promise<string[][]> {
  const section = page.getByRole('region', { name: panel, exact: true });
  await section.getByText('Show as a table').click();
  return section
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

/** The browser is another process, so the file is not one of ours. */
async function contentOf(download: Download): Promise<string> {
  return text(await download.createReadStream());
}

/** How many pixels of a canvas have each colour, without those of its ground. */
function coloursOf(page: Page, canvas: number): Promise<Record<string, number>> {
  return page
    .locator('canvas')
    .nth(canvas)
    .evaluate((element: HTMLCanvasElement) => {
      const ink = element.getContext('2d') as CanvasRenderingContext2D;
      const { data } = ink.getImageData(0, 0, element.width, element.height);
      const found: Record<string, number> = {};
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] !== 255) continue;
        const colour = [...data.slice(i, i + 3)].join(' ');
        found[colour] = (found[colour] ?? 0) + 1;
      }
      return found;
    });
}

async function lookUp(page: Page, id: string): Promise<void> {
  await page.getByLabel('Id of a receipt or of a subject').fill(id);
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
}

describe('signing in', () => {
  test('a token that is wrong, or not right any more, says so and shows nothing', async () => {
    const { page, signIn, restart } = await openAdmin();
    for (const wrong of ['wrong', 'with a space', 'zażółć', '']) {
      await signIn(wrong);
      await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/not the admin’s token/);
    }
    expect(await page.locator('canvas, .summary').count()).toBe(0);
    await signIn();
    await page.locator('canvas').first().waitFor();
    restart({ adminToken: 'another-token-since-then' });
    await page.getByRole('button', { name: '90 days' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/not the admin’s token/);
    expect(await page.locator('canvas, .summary').count()).toBe(0);
  });

  test('the token is kept in memory alone, and sign-out forgets it with all that it showed', async () => {
    const { page, context, signIn, log, errors, violations, samples } = await openAdmin();
    await signIn();
    await expect.poll(() => total(page).textContent()).toBe(number(within(samples).length));
    const kept = await page.evaluate(() => [
      document.documentElement.outerHTML,
      location.href,
      document.cookie,
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, window.name]),
    ]);
    expect(kept.filter((part) => part.includes(TOKEN))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(
      await page.evaluate(async () => [localStorage.length, sessionStorage.length, await indexedDB.databases()]),
    ).toEqual([0, 0, []]);
    const sent = log.all(() => true);
    expect(sent.filter(({ url, body }) => `${url}${body}`.includes(TOKEN))).toEqual([]);
    expect(sent.some(({ headers }) => headers.get('authorization') === `Bearer ${TOKEN}`)).toBe(true);

    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Signed out.');
    expect(await page.locator('canvas, .summary, .receipt').count()).toBe(0);
    expect(await page.getByLabel('Admin token').inputValue()).toBe('');
    await page.reload();
    expect(await page.getByLabel('Admin token').isVisible()).toBe(true);
    expect([errors, await violations()]).toEqual([[], []]);
  });

  test('by keyboard alone', async () => {
    const { page, samples } = await openAdmin();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('token');
    await page.keyboard.type(TOKEN);
    await page.keyboard.press('Enter');
    await total(page).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('figures');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('7 days');
    await page.keyboard.press('Enter');
    await expect.poll(() => total(page).textContent()).toBe(number(within(samples, 7).length));
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toBe(`The figures are of ${within(samples, 7).length} receipts.`);
  });
});

describe('figures', () => {
  test('charts are drawn, in the colours of the scheme, and the tables beside them have the numbers of the endpoint', async () => {
    const { page, samples, errors, violations } = await enter();
    const { total: all, days, regions } = figuresOf(within(samples));
    for (const [canvas, names] of [
      ['preferences', 'analytics', 'marketing'],
      ['accept-all', 'reject-all'],
    ].entries()) {
      const drawn = await coloursOf(page, canvas);
      for (const name of names) {
        const colour = await page
          .locator(`.mark.${name}`)
          .first()
          .evaluate((mark) => getComputedStyle(mark).fill);
        const [, rgb = ''] = /rgb\((.*)\)/.exec(colour) ?? [];
        expect(drawn[rgb.replaceAll(',', '')] ?? 0, name).toBeGreaterThan(50);
      }
    }
    const rates = await rowsOf(page, 'Who said yes, by day');
    expect(rates).toHaveLength(30);
    expect(rates.map(([, receipts]) => receipts)).toEqual(
      Array.from({ length: 30 }, (_, i) => {
        const day = new Date(NOW - (29 - i) * DAY).toISOString().slice(0, 10);
        return number(days[day]?.receipts ?? 0);
      }),
    );
    const today = days['2026-11-24'];
    expect(rates.at(-1)?.[0]).toBe('24 Nov 2026, so far');
    expect(rates.at(-1)?.[3]).toBe(`${Math.round((100 * (today?.granted.analytics ?? 0)) / (today?.receipts ?? 0))}%`);
    const decided = await rowsOf(page, 'What was decided, by day');
    const sumOf = (column: number) => decided.reduce((sum, row) => sum + Number(row[column]?.replace(',', '')), 0);
    expect([1, 2, 3, 4, 5, 6].map(sumOf)).toEqual([
      all.receipts,
      ...(['accept-all', 'choose', 'signal', 'reject-all', 'withdraw'] as const).map((name) => all.actions[name]),
    ]);
    const byRegion = new Map((await rowsOf(page, 'By region')).map(([name, receipts]) => [name, receipts]));
    expect(byRegion.get('Oman (OM)')).toBe(number(regions.OM?.receipts ?? 0));
    expect(byRegion.get('Unknown region')).toBe(number(regions['']?.receipts ?? 0));
    expect(byRegion.size).toBe(Object.keys(regions).length);

    const light = await coloursOf(page, 0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => coloursOf(page, 0)).not.toEqual(light);
    const dark = await coloursOf(page, 0);
    await page.emulateMedia({ forcedColors: 'active' });
    await expect.poll(() => coloursOf(page, 0)).not.toEqual(dark);
    expect([errors, await violations()]).toEqual([[], []]);
  });

  test('a click on a row filters, filters hold together, and a second click takes one off', async () => {
    const { page, samples, log } = await enter();
    const oman = within(samples).filter(({ receipt }) => receipt.notice.region === 'OM');
    const both = oman.filter(({ receipt }) => receipt.action === 'reject-all');
    const before = await coloursOf(page, 1);
    await page.getByRole('region', { name: 'By region' }).getByRole('button', { name: /^Oman/ }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(oman.length));
    await expect.poll(() => coloursOf(page, 1)).not.toEqual(before);
    await page.getByRole('button', { name: /^Rejected all/ }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(both.length));
    expect(await page.getByLabel('Decision', { exact: true }).inputValue()).toBe('reject-all');
    const last = log.all(({ path }) => path.includes('/admin/stats?') && path.includes('action=')).at(-1);
    expect([...new URL(last?.url ?? '').searchParams]).toEqual([
      ['from', '2026-10-26T00:00:00.000Z'],
      ['action', 'reject-all'],
      ['region', 'OM'],
    ]);
    await page.getByRole('button', { name: /^Rejected all/ }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(oman.length));
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(within(samples).length));
    await page.getByLabel('Region', { exact: true }).selectOption({ label: 'Unknown region' });
    const unknown = within(samples).filter(({ receipt }) => receipt.notice.region === null);
    await expect.poll(() => total(page).textContent()).toBe(number(unknown.length));
  });

  test('with several sites the figures are of one, where it is chosen; with one there is nothing to choose', async () => {
    const origin = 'https://shop.example';
    const samples = (await samplesOf(40, 20)).map((sample, i) =>
      i % 4 > 0 ? sample : { ...sample, receipt: { ...sample.receipt, origin } },
    );
    const { page } = await enter({ samples });
    const rows = await rowsOf(page, 'By site');
    expect(rows.map(([name, count]) => [name, count])).toEqual([
      ['klouttrack.test', '30'],
      ['shop.example', '10'],
    ]);
    await page.getByLabel('Site', { exact: true }).selectOption({ label: 'shop.example' });
    await expect.poll(() => total(page).textContent()).toBe('10');
    const alone = await enter({ samples: samples.filter(({ receipt }) => receipt.origin !== origin) });
    await expect.poll(() => total(alone.page).textContent()).toBe('30');
    expect(await alone.page.getByText(/^(By s|S)ite$/).count()).toBe(0);
  });

  test('the range is a number of days, everything, or from one day to another', async () => {
    const { page, samples } = await enter();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(samples.length));
    expect(await page.getByRole('heading', { name: 'Who said yes, by week' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Custom' }).click();
    await page.getByLabel('From').fill('2026-11-10');
    await page.getByLabel('To', { exact: true }).fill('2026-11-01');
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect.poll(() => page.locator('.days [role=alert]').textContent()).toMatch(/first day is after/);
    await page.getByLabel('To', { exact: true }).fill('2026-11-12');
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    const those = samples.filter(({ receivedAt }) => receivedAt >= '2026-11-10' && receivedAt < '2026-11-13');
    await expect.poll(() => total(page).textContent()).toBe(number(those.length));
    expect((await rowsOf(page, 'Who said yes, by day')).map(([name]) => name)).toEqual([
      '10 Nov 2026',
      '11 Nov 2026',
      '12 Nov 2026',
    ]);
  });

  test('where there is nothing, it says so', async () => {
    const { page, signIn, errors } = await openAdmin({ samples: [] });
    await signIn();
    await expect.poll(() => page.locator('.nothing').textContent()).toMatch(/^No receipts/);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('The figures are of 0 receipts.');
    expect(errors).toEqual([]);
  });
});

describe('a receipt', () => {
  test.each(['chromium', 'firefox'] as const)(
    'stands beside its notice as the visitor saw it, in Arabic from right to left, in %s',
    async (browser) => {
      const { page, samples, errors, violations } = await enter({ browser });
      const { receipt } = samples.find(
        ({ receipt }) => receipt.notice.language === 'ar' && receipt.action === 'choose',
      ) as Sample;
      const [notice] = (await siteNotices()).filter((one) => noticeHash(canonicalJson(one)) === receipt.notice.hash);
      await lookUp(page, receipt.receiptId);
      const card = page.locator('.receipt');
      expect(await card.getByRole('heading', { level: 3 }).textContent()).toBe('Chose in the preferences');
      expect(await card.locator('.answers').first().textContent()).toContain('Necessary yes');
      expect(await card.textContent()).toContain(receipt.subjectId);

      const banner = card.locator('.frame [part=banner]');
      await banner.waitFor();
      expect(await banner.locator('h2').textContent()).toBe(notice?.texts.title);
      expect(await banner.getByText(notice?.texts.acceptAll ?? '').count()).toBe(1);
      const drawn = await banner.evaluate((element) => {
        const { direction, position, backgroundColor } = getComputedStyle(element);
        const host = (element.getRootNode() as ShadowRoot).host as HTMLElement;
        return { direction, position, backgroundColor, inert: host.inert, inTop: element.matches(':popover-open') };
      });
      expect(drawn).toEqual({
        direction: 'rtl',
        position: 'static',
        backgroundColor: 'rgb(255, 255, 255)',
        inert: true,
        inTop: false,
      });
      const [accept, reject] = await Promise.all(
        ['accept-all', 'reject-all'].map((action) => banner.locator(`[data-action=${action}]`).boundingBox()),
      );
      expect(accept?.x).toBeGreaterThan(reject?.x ?? Number.POSITIVE_INFINITY);
      expect([errors, await violations()]).toEqual([[], []]);
    },
  );

  test('may have answered the preferences, or a placeholder', async () => {
    const known = await siteNotices();
    const preferences = known.find(
      ({ surface, language, regime }) => surface === 'preferences' && language === 'en' && regime === 'opt-in',
    ) as Notice;
    const placeholder: Notice = {
      ...preferences,
      surface: 'placeholder',
      buttons: ['load-once', 'always-allow'],
      texts: { embed: 'This is a video.', loadOnce: 'Load once', alwaysAllow: 'Always allow' },
    };
    const samples = await samplesOf(2, 2, [preferences]);
    const [first, second] = samples as [Sample, Sample];
    second.receipt.notice.hash = noticeHash(canonicalJson(placeholder));
    const { page, errors } = await enter({ samples, notices: [placeholder] });
    await lookUp(page, first.receipt.receiptId);
    const dialog = page.locator('.frame [part=dialog]');
    await dialog.waitFor();
    expect(await dialog.locator('h2').textContent()).toBe(preferences.texts.preferencesTitle);
    expect(await dialog.locator('input[name=analytics]').isChecked()).toBe(false);
    await lookUp(page, second.receipt.receiptId);
    await page.locator('.frame assent-embed').getByText('This is a video.').waitFor();
    expect(errors).toEqual([]);
  });

  test('is found by its subject too, and what is not there is said not to be there', async () => {
    const samples = await samplesOf(3, 3);
    const [first, second, third] = samples as [Sample, Sample, Sample];
    second.receipt.subjectId = first.receipt.subjectId;
    second.receipt.previous = first.receipt.receiptId;
    third.receipt.notice.hash = noticeHash('of no notice');
    const { page } = await enter({ samples });
    await lookUp(page, first.receipt.subjectId);
    const list = page.getByRole('navigation', { name: /2 receipts of this subject/ });
    await list.waitFor();
    expect(await page.locator('.receipt').textContent()).toContain(second.receipt.receiptId);
    await list.getByRole('button').nth(1).click();
    expect(await page.locator('.receipt').textContent()).toContain('None: this was the first decision');
    await lookUp(page, third.receipt.receiptId);
    await expect.poll(() => page.locator('.shown').textContent()).toMatch(/^This notice is not known here/);
    const alert = page.locator('.look-up [role=alert]');
    await lookUp(page, '00000000-0000-4000-8000-000000000000');
    await expect.poll(() => alert.textContent()).toMatch(/no receipt with this id/);
    await lookUp(page, 'A'.repeat(43));
    await expect.poll(() => alert.textContent()).toMatch(/no receipt of this subject/);
    await lookUp(page, '../stats');
    await expect.poll(() => alert.textContent()).toMatch(/is no id/);
  });

  test('that was altered so that it is none any more is named as that', async () => {
    const { page, errors, samples, tamper } = await enter({ samples: await samplesOf(1, 1) });
    tamper("update entries set services = '17'");
    await lookUp(page, (samples[0] as Sample).receipt.receiptId);
    await expect.poll(() => page.locator('.look-up [role=alert]').textContent()).toMatch(/was altered/);
    expect(errors).toEqual([]);
  });

  test('gives its proof as a file, and its ids to the clipboard', async () => {
    const { page, context, samples, store } = await enter();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { receipt, receivedAt } = samples[0] as Sample;
    const { receiptId } = receipt;
    await lookUp(page, receiptId);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download its proof' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`assent-proof-${receiptId}.json`);
    const { checkProof, verifyLog } = await built();
    const { head } = await verifyLog(store);
    const proof = JSON.parse(await contentOf(download));
    const trusted = { head: head ?? '' };
    expect(checkProof(proof, trusted)).toEqual({ ok: true, problem: null, receipt, receivedAt, head });
    const forged = { ...proof, body: proof.body.replace(receipt.action, 'choose') };
    expect(checkProof(forged, trusted).ok).toBe(false);
    await page.getByRole('button', { name: 'Copy the receipt’s id' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(receiptId);
  });
});

test('what strangers wrote is text everywhere, and executes nothing', async () => {
  const evil = [
    '<img src=x onerror="window.pwned=1">',
    '"><script>window.pwned=1</script>',
    "javascript:window.pwned=1//'",
    '__proto__',
  ];
  const [base] = bannersOf(await siteNotices()) as [Notice];
  const notice: Notice = {
    ...base,
    ...{
      site: evil[0] as string,
      language: 'en" onload="window.pwned=1',
      layout: evil[1] as string,
      surface: 'preferences',
    },
    policy: { url: evil[2] as string, version: evil[0] as string },
    texts: {
      ...base.texts,
      preferencesTitle: evil[0] as string,
      preferencesBody: evil[1] as string,
      policyLink: 'Policy',
      [evil[1] as string]: evil[0] as string,
    },
    categories: [
      {
        name: 'analytics',
        title: evil[0] as string,
        default: true,
        services: [
          {
            id: evil[1] as string,
            default: true,
            name: evil[0] as string,
            privacyUrl: evil[2] as string,
            stores: evil,
          },
        ],
      },
    ],
  };
  const samples = await samplesOf(40, 20);
  for (const [i, { receipt }] of samples.entries()) {
    const word = evil[i % evil.length] as string;
    receipt.policy = { url: word, version: word };
    receipt.notice.language = word;
    receipt.notice.hash = noticeHash(canonicalJson(notice));
    receipt.services = { [`${word} `]: true };
    receipt.sdk = word;
  }
  const { page, samples: all, errors, violations } = await enter({ samples, notices: [notice] });
  const policies = await rowsOf(page, 'By policy version');
  expect(policies.map(([name]) => name).sort()).toEqual([...evil].sort());
  await page
    .getByRole('region', { name: 'By policy version' })
    .getByRole('button', { name: /__proto__/ })
    .click();
  await expect.poll(() => total(page).textContent()).toBe('10');
  for (const { receipt } of all.slice(0, evil.length)) {
    await lookUp(page, receipt.receiptId);
    await expect.poll(() => page.locator('.facts').textContent()).toContain(receipt.policy.version);
    const dialog = page.locator('.frame [part=dialog]');
    await dialog.waitFor();
    expect(await dialog.locator('h2').textContent()).toBe(evil[0]);
    expect(await dialog.locator('a').count()).toBe(0);
  }
  await page.getByText('All that it says, as text').click();
  expect(await page.locator('img, script:not([src="page.js"]), iframe').count()).toBe(0);
  expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined();
  expect([errors, await violations()]).toEqual([[], []]);
});

describe('the log', () => {
  test('is verified, its head can be taken along, and the first fault in it is named', async () => {
    const { page, context, samples, store, tamper } = await enter();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await store.erase((samples[0] as Sample).receipt.subjectId, NOW);
    const { verifyLog } = await built();
    const { head, receipts, batches, erased } = await verifyLog(store);
    expect([batches, receipts + erased]).toEqual([samples.length + 1, samples.length]);
    const verdict = page.locator('.verdict');
    const verify = page.getByRole('button', { name: 'Verify the log' });
    await verify.click();
    await expect.poll(() => verdict.locator('h3').textContent()).toBe('Intact');
    expect(await verdict.textContent()).toContain(`${receipts} receipts in ${batches} batches; ${erased} erased`);
    await page.getByRole('button', { name: 'Copy the head' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(head);

    const { receipt, receivedAt } = samples[299] as Sample;
    tamper('update entries set grants = 7 - grants where sequence = 300');
    await verify.click();
    await expect.poll(() => verdict.locator('h3').textContent()).toBe('Not intact');
    const time = `${receivedAt.slice(11, 19)} UTC`;
    for (const part of ['is not what was written', 'batch 300, entry 300, received ', time, receipt.receiptId]) {
      expect(await verdict.textContent()).toContain(part);
    }
    expect(await verdict.textContent()).not.toContain(head);
    await page.getByRole('button', { name: 'Look it up' }).click();
    await expect.poll(() => page.locator('.receipt').textContent()).toContain(receipt.receiptId);

    tamper('delete from entries where sequence = 41');
    await verify.click();
    await expect.poll(() => verdict.textContent()).toMatch(/batch 41, entry 41, .*this entry is missing/);
  });

  test('retention says what it will do, and does it after a second click alone', async () => {
    const { page, log, samples, store, restart } = await enter();
    restart({ retentionDays: 45 });
    const old = samples.filter(({ receivedAt }) => Date.parse(receivedAt) < NOW - 45 * DAY);
    const posts = () => log.all(({ path, method }) => path.endsWith('/admin/retention') && method === 'POST').length;
    const open = page.getByRole('button', { name: 'Apply retention now' });
    await open.click();
    const dialog = page.getByRole('dialog', { name: 'Delete expired receipts?' });
    expect(await dialog.textContent()).toContain('cannot be undone');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(posts()).toBe(0);
    await open.click();
    await dialog.getByRole('button', { name: 'Delete expired receipts' }).click();
    await page.getByText(`Deleted ${old.length} receipts.`).first().waitFor();
    expect(posts()).toBe(1);
    expect(await store.receipt(old.at(-1)?.receipt.receiptId ?? '')).toBeUndefined();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect.poll(() => total(page).textContent()).toBe(number(samples.length - old.length));
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await expect.poll(() => page.locator('.verdict').textContent()).toContain(`${old.length} deleted by retention`);
  });

  test('an export has the filters of the page, and the token in its header alone', async () => {
    const { page, samples, log } = await enter();
    await page.getByLabel('Decision', { exact: true }).selectOption('withdraw');
    const those = within(samples).filter(({ receipt }) => receipt.action === 'withdraw');
    await expect.poll(() => total(page).textContent()).toBe(number(those.length));
    const contents: string[] = [];
    for (const [name, extension] of [
      ['CSV', 'csv'],
      ['NDJSON', 'ndjson'],
      ['JSON-LD', 'jsonld'],
    ]) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Export ${name}`, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`assent-receipts-2026-11-24.${extension}`);
      contents.push(await contentOf(download));
    }
    const [csv = '', ndjson = '', jsonld = ''] = contents;
    expect(
      ndjson
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(those.map(({ receipt, receivedAt }) => ({ ...receipt, receivedAt, sequence: expect.any(Number) })));
    const [columns = [], ...rows] = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = (name: string) => rows.map((row) => row[columns.indexOf(name)]);
    expect(column('receiptId')).toEqual(those.map(({ receipt }) => receipt.receiptId));
    expect(column('analytics')).toEqual(those.map(({ receipt }) => String(receipt.categories.analytics)));
    const ids = those.map(({ receipt }) => `urn:uuid:${receipt.receiptId}`);
    expect(JSON.parse(jsonld)['@graph'].map((record: { '@id': string }) => record['@id'])).toEqual(ids);
    const [asked] = log.all(({ path }) => path.includes('/admin/receipts?format=csv'));
    expect(asked?.path).toMatch(/&action=withdraw$/);
    expect(asked?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
  });
});

test('on a phone nothing scrolls sideways, and everything to touch is 44 pixels high', async () => {
  const { page, samples } = await enter({ context: { viewport: { width: 320, height: 640 }, hasTouch: true } });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await wide()).toBe(320);
  await page.getByRole('button', { name: 'Custom' }).click();
  await page.getByLabel('Decision', { exact: true }).selectOption('choose');
  await lookUp(page, (samples[0] as Sample).receipt.receiptId);
  await page.locator('.frame [part=banner]').waitFor();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.locator('.verdict').waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect(await wide()).toBe(320);
  const low = await page
    .locator('button:visible, select:visible, input:visible, summary:visible, nav a:visible')
    .evaluateAll((all) =>
      all
        .filter((element) => element.getRootNode() === document)
        .map((element) => [element.textContent, element.getBoundingClientRect()] as const)
        .filter(([, { height, right }]) => height < 43.9 || right > 320)
        .map(([name]) => name),
    );
  expect(low).toEqual([]);
});
