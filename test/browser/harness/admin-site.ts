import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { onTestFinished } from 'vitest';
import { type Sample, sampleReceipts } from '../../../demo/sample/receipts';
import { canonicalJson } from '../../../src/consent/canonical';
import type { Notice } from '../../../src/consent/notice';
import type { Endpoint, EndpointOptions, Store } from '../../../src/endpoint/index';
import { type OpenSiteOptions, openSite, type Visit } from './open-site';
import { SITE } from './site';

export const TOKEN = 'the-admin-token-of-this-test';
/** It is always this time, in the page and for the endpoint. */
export const NOW = Date.parse('2026-11-24T12:00:00.000Z');

export interface AdminOptions extends Pick<OpenSiteOptions, 'browser' | 'context'> {
  /** The oldest first, each posted by itself. Default: 600 of the last 60 days. */
  readonly samples?: readonly Sample[];
  /** Further ones that the endpoint knows, besides those of the site. */
  readonly notices?: readonly Notice[];
}

export interface AdminVisit extends Visit {
  readonly samples: readonly Sample[];
  /** What the endpoint keeps its receipts in. */
  readonly store: Store;
  signIn(token?: string): Promise<void>;
  /** What the policy of the page stopped, in the page as it is now. */
  violations(): Promise<string[]>;
  /** The endpoint as it is after it was started anew on the same database. */
  restart(options: Partial<EndpointOptions>): void;
  /** What somebody does who can write to the database's file. */
  tamper(sql: string): void;
}

/** The admin's page, at the built endpoint of a site with receipts in a database; not signed in. */
export async function openAdmin(options: AdminOptions = {}): Promise<AdminVisit> {
  const notices = [...(await siteNotices()), ...(options.notices ?? [])];
  const samples = options.samples ?? (await usualSamples());
  const file = await databaseOf(options.samples);
  const { createEndpoint, sqliteStore } = await built();
  const store = await sqliteStore(file);
  onTestFinished(() => store.close());
  const start = (more: Partial<EndpointOptions> = {}) =>
    createEndpoint({ store, origins: [SITE], onError: console.error, adminToken: TOKEN, notices, now, ...more });
  let endpoint: Endpoint = start();
  const visit = await openSite({ ...options, endpoint: (request) => endpoint(request) });
  const { page } = visit;
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto('/assent/admin/');
  return {
    ...visit,
    samples,
    store,
    async signIn(token = TOKEN) {
      await page.getByLabel('Admin token').fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    violations: () => page.evaluate(() => (window as unknown as { violations: string[] }).violations),
    restart(more) {
      endpoint = start(more);
    },
    tamper(sql) {
      const database = new Database(file);
      database.exec(sql);
      database.close();
    },
  };
}

const now = () => NOW;

let known: Promise<Notice[]> | undefined;

/** The notices of a site in all languages, banner and preferences. */
export function siteNotices(): Promise<Notice[]> {
  known ??= loadNotices();
  return known;
}

async function loadNotices(): Promise<Notice[]> {
  const { loadSite } = await built();
  const services = {
    'google-analytics': { id: 'G-XXXXXXX' },
    'meta-pixel': { id: '1234567890' },
    'support-chat': { category: 'preferences', name: 'Support chat', provider: 'Klouttrack', privacyUrl: '/privacy' },
  };
  const config = { policy: { url: '/privacy', version: '2025-02' }, site: 'Klouttrack', services };
  return [...(await loadSite(config, [SITE])).notices];
}

export function bannersOf(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ surface, signal }) => surface === 'banner' && !signal);
}

/** Shown these notices, by default the banners of the site. */
export async function samplesOf(count: number, days: number, notices?: readonly Notice[]): Promise<Sample[]> {
  return sampleReceipts({
    count,
    days,
    now: NOW,
    origin: SITE,
    notices: notices ?? bannersOf(await siteNotices()),
  });
}

const usualSamples = () => samplesOf(600, 60);
let usual: Promise<Buffer> | undefined;

/** A database of its own for each test; the usual one is written once and copied. */
async function databaseOf(samples: readonly Sample[] | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-admin-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'receipts.db');
  if (samples) {
    await fill(file, samples);
  } else {
    usual ??= usualSamples().then(async (those) => {
      const first = join(folder, 'first.db');
      await fill(first, those);
      return readFile(first);
    });
    await writeFile(file, await usual);
  }
  return file;
}

async function fill(file: string, samples: readonly Sample[]): Promise<void> {
  const { sqliteStore } = await built();
  // Nothing pulls the plug on it.
  const store = await sqliteStore(file, { durability: 'off' });
  for (const { receipt, receivedAt } of samples) {
    await store.append([{ receipt, body: canonicalJson(receipt) }], Date.parse(receivedAt));
  }
  await store.close();
}

/** What users of the package get, whose types are those of the source. */
export function built(): Promise<typeof import('../../../src/endpoint/index')> {
  return import(/* @vite-ignore */ pathToFileURL(resolve('dist/server/endpoint.js')).href);
}
