import { afterAll, inject, onTestFinished, TestRunner } from 'vitest';
import { findWebKit, type WebKitChoice } from '../../setup/webkit.mjs';
import type { UiAction } from './assent-ui';
import { startProxy } from './proxy';
import { RequestLog } from './request-log';
import { SITE, Site, type SiteOptions } from './site';
import { answerAsVendor } from './vendors';
import { type Driver, type DriverPage, startDriver } from './webdriver';

/** A visitor with WebKit, the site, and everything that goes over the network between them. */
export interface WebKitVisit {
  readonly page: DriverPage;
  readonly site: Site;
  readonly log: RequestLog;
  /** Goes to a path of the site. */
  goto(path: string): Promise<unknown>;
  /** Presses a button of Assent's with the pointer, once it is there. */
  press(action: UiAction, within?: 'banner' | 'dialog'): Promise<void>;
  /** Is such a part of Assent's in sight? */
  isInSight(part: 'banner' | 'dialog'): Promise<boolean>;
  /** Whoever was connected to besides the site. */
  vendorHosts(): string[];
}

/** One for this file of tests, which ends it. */
let driver: Promise<Driver> | undefined;

afterAll(async () => {
  await (await driver)?.close();
});

/** As `openSite`, in WebKitGTK. A test on a machine that has none is skipped, with the reason. */
export async function openWebKit(options: SiteOptions): Promise<WebKitVisit> {
  const missing = inject('missingBrowsers').webkit;
  if (missing) TestRunner.getCurrentTest()?.context.skip(missing);
  const log = new RequestLog();
  const site = new Site(options);
  const vendor = answerAsVendor();
  const proxy = await startProxy(inject('certificate'), log, (request, logged) =>
    (site.owns(logged.host) ? site.answer : vendor)(request, logged),
  );
  onTestFinished(async () => {
    await proxy.close();
    await site.close();
  });
  driver ??= startDriver(findWebKit() as WebKitChoice);
  const page = await (await driver).open(proxy.url);
  onTestFinished(async () => void (await page.close()));
  return {
    ...{ page, site, log },
    goto: (path) => page.goto(SITE + path),
    press: (action, within) => page.click(findButton, action, within ?? null),
    isInSight: (part) => page.evaluate(isPartInSight, part),
    vendorHosts: () => [...log.contacted].filter((host) => !site.owns(host)),
  };
}

function findButton(action: string, within: string | null): Element | undefined {
  const root = document.querySelector('assent-ui')?.shadowRoot;
  const found = root?.querySelectorAll(`${within ? `[part~=${within}] ` : ''}[part~=button][data-action=${action}]`);
  return [...(found ?? [])].find((button) => button.checkVisibility());
}

function isPartInSight(part: string): boolean {
  const element = document.querySelector('assent-ui')?.shadowRoot?.querySelector(`[part~=${part}]`);
  return element?.checkVisibility() === true;
}
