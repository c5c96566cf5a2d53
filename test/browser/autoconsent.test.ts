import { readFileSync } from 'node:fs';
import type { ContentScriptMessage } from '@duckduckgo/autoconsent';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { later } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/*
 * What a visitor has their browser answer for them: DuckDuckGo's autoconsent, with no rule but the one that we publish.
 */

const RULE = JSON.parse(readFileSync('docs/autoconsent.json', 'utf8'));
/** As it is put into every page. The package's own exports are for those who build an extension. */
const CONTENT_SCRIPT = readFileSync('node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js', 'utf8');

const pages = {
  '/tag.js': 'window.tagRan = true',
  '*': html({ head: assentTag(), body: '<script type="text/plain" data-consent="analytics" src="/tag.js"></script>' }),
};

type Action = 'optOut' | 'optIn';
interface Answered {
  readonly found: string | undefined;
  readonly succeeded: boolean;
  readonly clicks: number;
  /** What the tool says of its own look at the page after that. It looks after a no alone. */
  readonly verified: boolean | undefined;
}

/** Does on this page, once it is loaded, what the tool's extension does. Resolves when the tool is done. */
async function answerByTool(page: Page, autoAction: Action): Promise<Answered> {
  const received: ContentScriptMessage[] = [];
  const done = later();
  const send = (message: object) => page.evaluate(`autoconsentReceiveMessage(${JSON.stringify(message)})`);
  const config = { enabled: true, autoAction, enablePrehide: false, detectRetries: 20 };
  await page.exposeBinding('autoconsentSendMessage', async (_source, message: ContentScriptMessage) => {
    received.push(message);
    const { type } = message;
    if (type === 'init') await send({ type: 'initResp', rules: { autoconsent: [RULE] }, config });
    if (type === 'autoconsentDone' && autoAction === 'optOut') await send({ type: 'selfTest' });
    else if (['autoconsentDone', 'selfTestResult'].includes(type)) done.resolve();
    // It has looked often enough, and found nothing.
    if (type === 'report' && message.state.lifecycle === 'nothingDetected') done.resolve();
  });
  await page.evaluate(CONTENT_SCRIPT);
  await done.promise;
  const said = <T extends ContentScriptMessage['type']>(type: T) =>
    received.find((it): it is Extract<ContentScriptMessage, { type: T }> => it.type === type);
  return {
    found: said('popupFound')?.cmp,
    succeeded: said(`${autoAction}Result`)?.result === true,
    clicks: said('autoconsentDone')?.totalClicks ?? 0,
    verified: said('selfTestResult')?.result,
  };
}

const tagRan = (page: Page) => page.evaluate(() => 'tagRan' in window);

test.each(['chromium', 'firefox'] as const)(
  'it finds the banner, rejects with one click, and sees that it worked, in %s',
  async (browser) => {
    const { page, site, vendorHosts, settled, errors } = await openSite({ browser, pages });
    await page.goto('/');
    expect(await answerByTool(page, 'optOut')).toEqual({
      ...{ found: 'assent', succeeded: true, clicks: 1, verified: true },
    });
    await expect.poll(() => site.receipts()).toHaveLength(1);
    const [stored] = await site.receipts();
    expect(stored?.receipt).toMatchObject({
      action: 'reject-all',
      method: 'banner',
      categories: { analytics: false, marketing: false },
    });
    await settled();
    expect(await tagRan(page)).toBe(false);
    expect(vendorHosts()).toEqual([]);
    expect(errors).toEqual([]);
  },
);

test.each(['chromium', 'firefox'] as const)('it accepts where the visitor has it do that, in %s', async (browser) => {
  const { page, site } = await openSite({ browser, pages });
  await page.goto('/');
  expect(await answerByTool(page, 'optIn')).toMatchObject({ found: 'assent', succeeded: true, clicks: 1 });
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await site.receipts())[0]?.receipt).toMatchObject({ action: 'accept-all', method: 'banner' });
  await expect.poll(() => tagRan(page)).toBe(true);
});

test('where the words and the colours are the site’s own', async () => {
  const own = { ...EXAMPLE, 'data-ui-layout': 'box', 'data-ui-language': 'ar', 'data-ui-reopen': 'false' };
  const { page, site } = await openSite({ pages: { '*': html({ head: assentTag(own) }) } });
  await page.goto('/');
  expect(await answerByTool(page, 'optOut')).toMatchObject({ succeeded: true, verified: true });
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await site.receipts())[0]?.receipt).toMatchObject({ action: 'reject-all', method: 'banner' });
});
