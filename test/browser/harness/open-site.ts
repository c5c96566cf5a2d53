import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject, onTestFinished, TestRunner } from 'vitest';
import { type AssentUi, assentUi } from './assent-ui';
import { borrow, closeProfile } from './borrow';
import { type BrowserKind, browserOf } from './browser-kinds';
import { type BrowserStores, browserStores } from './browser-stores';
import { startProxy } from './proxy';
import { type LoggedRequest, RequestLog } from './request-log';
import { settled } from './settled';
import { SITE, Site, type SiteOptions } from './site';
import { answerAsVendor, type Vendors } from './vendors';

/** Chromium itself asks Google what the fields of a form are, by their names and labels, whatever page has them. */
const OF_THE_BROWSER = 'content-autofill.googleapis.com';

/** Of a test that names none: `npm run soak -- firefox` says Firefox. */
const USUAL: BrowserKind = process.env.TEST_BROWSER === 'firefox' ? 'firefox' : 'chromium';

export interface OpenSiteOptions extends SiteOptions {
  /** Default: `chromium`, or what `TEST_BROWSER` says. A test in a browser that this machine does not have is skipped, with the reason. */
  browser?: BrowserKind;
  /** What vendors answer instead of their doubles. */
  vendors?: Vendors;
  /** Language, colour scheme, time zone … of the visitor. */
  context?: BrowserContextOptions;
}

/** A visitor with a fresh browser profile, the site, and everything that goes over the network between them. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  ui: AssentUi;
  site: Site;
  log: RequestLog;
  /** Uncaught errors and console errors of all pages. */
  errors: string[];
  /** What Assent itself says on the console of any page, whatever the level. */
  said: string[];
  /** Requests to anybody but the site, those of the browser itself left out. */
  vendorRequests(since?: number): LoggedRequest[];
  /** Requests to the site, below this path. */
  siteRequests(path: string, since?: number): LoggedRequest[];
  /** Whoever was connected to besides the site. */
  vendorHosts(): string[];
  browserStores(page?: Page): Promise<BrowserStores>;
  /** Another tab. */
  newPage(): Promise<Page>;
  /** Resolves once the page has done what it was about to do: then "nothing happened" can be told. */
  settled(page?: Page): Promise<void>;
}

/**
 * Opens a browser profile on a network that we own. Ends with the test. Navigate with `page.goto('/')`, which is
 * https://klouttrack.test.
 */
export async function openSite(options: OpenSiteOptions = {}): Promise<Visit> {
  const kind = options.browser ?? USUAL;
  const missing = inject('missingBrowsers')[browserOf(kind)];
  if (missing) {
    TestRunner.getCurrentTest()?.context.skip(missing);
  }

  const log = new RequestLog();
  const site = new Site(options);
  const vendor = answerAsVendor(options.vendors);
  const proxy = await startProxy(inject('certificate'), log, (request, logged) =>
    (site.owns(logged.host) ? site.answer : vendor)(request, logged),
  );
  onTestFinished(async () => {
    await proxy.close();
    await site.close();
  });

  const browser = await borrow(kind);
  const context = await browser.newContext({
    baseURL: SITE,
    proxy: { server: proxy.url },
    locale: 'en-GB',
    // Chromium knows our certificate; Firefox has to be told to look away.
    ignoreHTTPSErrors: browserOf(kind) === 'firefox',
    ...options.context,
  });
  onTestFinished(() => closeProfile(kind, context));
  context.setDefaultTimeout(PATIENCE);

  const errors = collectErrors(context);
  const said = collectMessages(context);
  const page = await context.newPage();
  const isVendor = (host: string) => !site.owns(host) && host !== OF_THE_BROWSER;
  return {
    context,
    page,
    ui: assentUi(page),
    site,
    log,
    errors,
    said,
    vendorRequests: (since) => log.all(({ host }) => isVendor(host), since),
    siteRequests: (path, since) =>
      log.all((request) => site.owns(request.host) && request.path.startsWith(path), since),
    vendorHosts: () => [...log.contacted].filter(isVendor),
    browserStores: (of = page) => browserStores(of),
    newPage: () => context.newPage(),
    settled: (of = page) => settled(of, log),
  };
}

/** For each step of a page: so long that a busy machine fails nobody, so short that a failed run ends. */
const PATIENCE = 30_000; // ms

function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        errors.push(message.text());
      }
    });
  });
  return errors;
}

function collectMessages(context: BrowserContext): string[] {
  const said: string[] = [];
  context.on('console', (message) => {
    if (message.text().startsWith('[assent]')) said.push(message.text());
  });
  return said;
}
