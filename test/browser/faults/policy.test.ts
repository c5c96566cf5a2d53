import { expect } from 'vitest';
import { assentTag, html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { NO_TYPES, strictPolicy } from '../harness/page-faults';
import { fault, inline, marked, PLAIN, pageOf, said, VENDOR } from './fault';

const csp = (policy: string) => ({ 'content-security-policy': policy });

fault('B17: a strict policy is broken nowhere, and all is drawn', async (browser) => {
  const { page, ui, context, log, errors, settled } = await openSite({
    browser,
    pages: { '*': pageOf(marked('t', 'nonce="abc"'), { ...PLAIN, nonce: 'abc' }) },
    headers: csp(strictPolicy('abc', "'none'")),
  });
  await context.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => reports.push(violatedDirective));
  });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await ui.banner.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  await ui.button('preferences').click();
  await ui.dialog.waitFor();
  await ui.switch('analytics').check();
  await ui.button('save').click();
  await log.next(`${VENDOR}/t.js`);
  await settled();
  expect(await page.evaluate('reports')).toEqual([]);
  expect(errors).toEqual([]);
});

fault('B18: where no policy of Trusted Types is allowed it asks, and what may not run is told', async (browser) => {
  const {
    page,
    ui,
    log,
    settled,
    said: told,
  } = await openSite({
    browser,
    pages: { '*': pageOf(inline('inline') + marked('t')) },
    headers: csp(NO_TYPES),
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  await log.next(`${VENDOR}/t.js`);
  await settled();
  expect(await page.evaluate(said)).toEqual([]);
  // Firefox's driver names the kind of an error alone.
  const line = /^\[assent\] A part did not load from base or failed /m;
  expect(told.join('\n')).toMatch(line);
  if (browser === 'chromium') expect(told.join('\n')).toMatch(/TrustedScript|Trusted Types/);

  // An address that the page’s own default policy refuses does not start by a copy.
  const refuse = `<script>trustedTypes.createPolicy('default', { createScript: (text) => text,
    createScriptURL(url) { if (url.includes('refused')) throw new TypeError('refused by the page'); return url; } })</script>`;
  const own = await openSite({
    browser,
    pages: { '*': pageOf(marked('refused') + marked('taken')).replace('<head>', `<head>${refuse}`) },
    headers: csp("require-trusted-types-for 'script'; trusted-types default"),
  });
  await own.page.goto('/');
  await own.ui.button('accept-all').click();
  await own.log.next(`${VENDOR}/taken.js`);
  await own.settled();
  // Firefox before it had Trusted Types enforces nothing.
  const isEnforced = await own.page.evaluate('"trustedTypes" in window');
  expect(own.log.all(`${VENDOR}/refused.js`)).toHaveLength(isEnforced ? 0 : 1);
  if (isEnforced) expect(own.said.join('\n')).toMatch(line);
  if (browser === 'chromium') expect(own.said.join('\n')).toContain('refused by the page');
});

fault(
  'B19: it is no way around the policy: what has no nonce never runs, whoever has put it there',
  async (browser) => {
    const vendor = marked('without');
    const { page, ui, log, settled } = await openSite({
      browser,
      pages: {
        '*': html({
          head: assentTag({ ...PLAIN, nonce: 'abc' }),
          body: inline('with', 'nonce="abc"') + inline('without') + vendor + inline('other', 'nonce="xyz"'),
        }),
      },
      headers: csp("script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'"),
    });
    await page.goto('/');
    await ui.button('accept-all').click();
    await expect.poll(() => page.evaluate(said)).toEqual(['with']);
    // As by a hole in the page.
    await page.evaluate(
      (markup) => document.body.insertAdjacentHTML('beforeend', markup),
      inline('injected') + marked('injected') + inline('guessed', 'nonce=""'),
    );
    await settled();
    expect(await page.evaluate(said)).toEqual(['with']);
    expect(log.all(VENDOR)).toEqual([]);
  },
);
