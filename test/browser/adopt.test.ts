import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Adopt, FormerManager } from '../../src/config/adopt-names';
import type { Scene } from '../bench/pages/scene';
import { c15t } from '../bench/pages/subjects/c15t';
import { klaro } from '../bench/pages/subjects/klaro';
import { orejime } from '../bench/pages/subjects/orejime';
import { PEERS } from '../bench/pages/subjects/peer-files';
import type { Controls, Subject } from '../bench/pages/subjects/subject';
import { tarteaucitron } from '../bench/pages/subjects/tarteaucitron';
import { vanilla } from '../bench/pages/subjects/vanilla';
import { peerFolder } from '../setup/peers';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* Answers that the packages of former managers have written themselves, in a browser. */

interface Former {
  readonly from: FormerManager;
  readonly subject: Subject;
  /** Its package, as npm knows it. */
  readonly package: string;
  readonly adopt: Adopt;
}

const names = { analytics: 'analytics', marketing: 'marketing' };
const sites = { analytics: 'siteanalytics', marketing: 'sitemarketing' };
const FORMER: readonly Former[] = [
  {
    from: 'vanilla-cookieconsent',
    subject: vanilla,
    package: 'vanilla-cookieconsent',
    adopt: { 'vanilla-cookieconsent': {} },
  },
  { from: 'klaro', subject: klaro, package: 'klaro', adopt: { klaro: { names } } },
  { from: 'orejime', subject: orejime, package: 'orejime', adopt: { orejime: { names } } },
  {
    from: 'tarteaucitron',
    subject: tarteaucitron,
    package: 'tarteaucitronjs',
    adopt: { tarteaucitron: { names: sites } },
  },
  { from: 'c15t', subject: c15t, package: '@c15t/react', adopt: { c15t: {} } },
];

const TAG = {
  ...{
    'data-policy-url': '/privacy',
    'data-policy-version': '2025-02',
    'data-endpoint': '/assent',
    'data-region': 'DE',
  },
  ...{ 'data-google-analytics': 'G-XXXXXXX', 'data-meta-pixel': '1234567890' },
};

async function arrive({ subject, adopt, package: name }: Former, skip: (why: string) => void): Promise<Visit> {
  // One is an application of its own, with all that it needs; of the others their own files are enough.
  const isThere = name === '@c15t/react' ? existsSync(join(PEERS, 'node_modules', name)) : peerFolder(name);
  if (!isThere) skip(`${name} is not installed: npm run bench -- pages installs it`);
  const { head, body, gated, files } = await subject.make({ gated: [] } as unknown as Scene, '');
  const visit = await openSite({
    pages: {
      '*': html({ head: assentConfig({ adopt }) + assentTag(TAG) }),
      '/old': html({ head, body: `<h1>Klouttrack</h1>${gated}${body}` }),
      ...Object.fromEntries(files),
    },
  });
  await visit.page.goto('/old');
  await visit.page.locator(controlsOf(subject).banner).first().waitFor();
  return visit;
}

function controlsOf({ controls, name }: Subject): Controls {
  if (!controls) throw new Error(`${name} has no banner`);
  return controls;
}

/** Some hear of a click only a moment after their banner stands, and write the answer as they take it away. */
async function answer({ subject }: Former, how: 'accept' | 'reject', { page }: Visit): Promise<void> {
  const controls = controlsOf(subject);
  const banner = page.locator(controls.banner).first();
  const isThere = async () => {
    if (await banner.isVisible()) await page.locator(controls[how]).first().click();
    return banner.isVisible();
  };
  await expect.poll(isThere).toBe(false);
}

const consentOf = ({ page }: Visit) =>
  page.evaluate(() => {
    const { status, preferences, analytics, marketing, services } = window.assent?.consent ?? {};
    return { status, preferences, analytics, marketing, services };
  });

test.for(FORMER)('$from: a yes counts, and runs what it covers', async (former, { skip }) => {
  const visit = await arrive(former, skip);
  const { page, ui, log, site } = visit;
  await answer(former, 'accept', visit);
  await page.goto('/');
  await log.next(/g\/collect.*tid=G-XXXXXXX/);
  await log.next('www.facebook.com/tr');
  expect(await consentOf(visit)).toEqual({
    ...{ status: 'decided', preferences: false, analytics: true, marketing: true },
    services: { 'google-analytics': true, 'meta-pixel': true },
  });
  expect(await ui.banner.count()).toBe(0);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  const [stored] = await site.receipts();
  expect(stored?.receipt).toMatchObject({ action: 'adopt', method: 'api', adopted: { from: former.from } });
  // Once: what is forgotten here does not come back from there.
  await page.evaluate(() => window.assent?.reset());
  await page.goto('/');
  await ui.banner.waitFor();
  expect((await consentOf(visit)).status).toBe('unasked');
});

test.for(FORMER)('$from: a no counts, and nobody is asked again', async (former, { skip }) => {
  const visit = await arrive(former, skip);
  const { page, ui, vendorHosts, settled } = visit;
  await answer(former, 'reject', visit);
  await page.goto('/');
  await expect.poll(async () => (await consentOf(visit)).status).toBe('decided');
  await settled();
  expect(await consentOf(visit)).toMatchObject({ analytics: false, marketing: false });
  expect(await ui.banner.count()).toBe(0);
  expect(vendorHosts()).toEqual([]);
});

test.for(FORMER)('$from: who has not answered there is asked here', async (former, { skip }) => {
  const visit = await arrive(former, skip);
  const { page, ui, vendorHosts, settled } = visit;
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect((await consentOf(visit)).status).toBe('unasked');
  expect(vendorHosts()).toEqual([]);
});
