import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' };
const chat = { category: 'preferences', name: 'Support chat', cookies: ['chat_*'], storage: ['chat:*'] };
/** A vendor's script that does not stop when it is told to. */
const vendor = (write: string) => `<script type="text/plain" id="vendor">${write}</script>`;

async function running(browser: 'chromium' | 'firefox', write: string): Promise<Visit> {
  const head = assentConfig({ services: { 'support-chat': chat } }) + assentTag(TAG);
  const visit = await openSite({ browser, pages: { '*': html({ head, body: vendor(write) }) } });
  const { page, ui } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await page.waitForFunction(() => window.assent?.has('support-chat'));
  // The page’s own tag, which nobody has marked.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.text = document.getElementById('vendor')?.textContent ?? '';
    document.head.append(script);
  });
  return visit;
}

/** Withdraws. @returns what is left, by promise and by event, sorted */
const withdraw = (page: Page) =>
  page.evaluate(async () => {
    const told = new Promise<readonly { kind: string; name: string; service: string }[]>((resolve) => {
      window.assent?.on('withdraw', ({ left }) => resolve(left));
    });
    const outcome = await window.assent?.rejectAll();
    const lines = (left: readonly { kind: string; name: string; service: string }[] = []) =>
      left.map(({ kind, name, service }) => `${kind} ${name} of ${service}`).sort();
    return { promise: lines(outcome?.left), event: lines(await told) };
  });

const COOKIE = "document.cookie = 'chat_id=1; path=/';";
const LOCAL = "localStorage.setItem('chat:visitor', '1');";
const SESSION = "sessionStorage.setItem('chat:tab', '1');";

describe('a vendor that goes on writing is named in "left"', () => {
  test.each([
    ['a cookie', COOKIE, ['cookie chat_id of support-chat'], 'chromium'],
    ['a cookie', COOKIE, ['cookie chat_id of support-chat'], 'firefox'],
    ['an entry of localStorage', LOCAL, ['localStorage chat:visitor of support-chat'], 'chromium'],
    ['an entry of sessionStorage', SESSION, ['sessionStorage chat:tab of support-chat'], 'chromium'],
    [
      'all of them',
      COOKIE + LOCAL + SESSION,
      [
        'cookie chat_id of support-chat',
        'localStorage chat:visitor of support-chat',
        'sessionStorage chat:tab of support-chat',
      ],
      'chromium',
    ],
  ] as const)('with %s, written again and again', async (_, write, left, browser) => {
    const { page } = await running(browser, `setInterval(() => { ${write} }, 1);`);
    expect(await withdraw(page)).toEqual({ promise: left, event: left });
  });

  test('with what it writes each time it is told that its entry is gone', async () => {
    const write = `${LOCAL}
      const { removeItem } = Storage.prototype;
      Storage.prototype.removeItem = function (key) {
        removeItem.call(this, key);
        setTimeout(() => { ${LOCAL} });
      };`;
    const { page } = await running('chromium', write);
    const left = ['localStorage chat:visitor of support-chat'];
    expect(await withdraw(page)).toEqual({ promise: left, event: left });
  });

  test('also in the preferences', async () => {
    const { page, ui } = await running('chromium', `setInterval(() => { ${COOKIE} }, 1);`);
    await page.evaluate(() => window.assent?.open());
    await ui.button('reject-all', ui.dialog).click();
    await page.waitForFunction(() => !window.assent?.has('support-chat'));
    await page.evaluate(() => window.assent?.open());
    await expect.poll(() => ui.dialog.textContent()).toContain('chat_id');
  });

  test('and one that has stopped is not', async () => {
    const { page } = await running('chromium', COOKIE + LOCAL + SESSION);
    expect(await withdraw(page)).toEqual({ promise: [], event: [] });
  });
});
