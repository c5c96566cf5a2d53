import { expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const pages = { '*': html({ head: assentTag() }) };

test('`assent.consent` is the same object while nothing changes', async () => {
  const { page, ui, settled } = await openSite({ pages });
  await page.goto('/');
  await ui.banner.waitFor();
  const isSame = () =>
    page.evaluate(() => {
      const { consent } = window.assent ?? {};
      return consent === window.assent?.consent && consent?.services === window.assent?.consent.services;
    });
  expect(await isSame()).toBe(true);
  await ui.button('accept-all').click();
  await settled();
  expect(await isSame()).toBe(true);
  // Across time, and across what only looks: a dialog, a read, a decision that is decided already.
  const stays = await page.evaluate(async () => {
    const { assent } = window;
    const before = assent?.consent;
    await assent?.open();
    assent?.close();
    assent?.has('analytics');
    assent?.receipts();
    await assent?.acceptAll();
    return before === assent?.consent;
  });
  expect(stays).toBe(true);
});

test('`assent.consent` is another object once something has changed, and a frozen one', async () => {
  // Nothing that a withdrawal could only stop by a reload.
  const { 'data-google-analytics': _, 'data-meta-pixel': __, ...plain } = EXAMPLE;
  const image = (category: string) => `<img data-consent="${category}" data-src="/${category}.gif" alt="">`;
  const { page, ui } = await openSite({
    pages: { '*': html({ head: assentTag(plain), body: image('analytics') + image('marketing') }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  const seen = await page.evaluate(async () => {
    const { assent } = window;
    const read = () => assent?.consent;
    const snapshots = [read()];
    await assent?.set({ analytics: true });
    snapshots.push(read());
    await assent?.set({ marketing: true });
    snapshots.push(read());
    await assent?.rejectAll();
    snapshots.push(read());
    await assent?.reset();
    snapshots.push(read());
    return {
      // The same again, read later.
      isSame: read() === snapshots.at(-1),
      different: new Set(snapshots).size,
      isFrozen: snapshots.every((it) => Object.isFrozen(it) && Object.isFrozen(it?.services)),
      analytics: snapshots.map((it) => it?.analytics),
    };
  });
  expect(seen).toEqual({ isSame: true, different: 5, isFrozen: true, analytics: [false, true, true, false, false] });
});

test('`assent.consent` tells of what the page uses since', async () => {
  const { page, ui } = await openSite({ pages: { '*': html({ head: assentTag(EXAMPLE) }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  const isSame = await page.evaluate(async () => {
    const { assent } = window;
    const before = assent?.consent;
    const isStable = before === assent?.consent;
    document.body.insertAdjacentHTML(
      'beforeend',
      '<iframe data-consent="marketing" data-consent-service="vimeo" data-src="https://player.vimeo.com/video/1" title="film"></iframe>',
    );
    while (!assent?.consent.services.vimeo && !('vimeo' in (assent?.consent.services ?? {}))) {
      await new Promise((resume) => requestAnimationFrame(resume));
    }
    const after = assent?.consent;
    return [isStable, before === after, after === assent?.consent];
  });
  expect(isSame).toEqual([true, false, true]);
});

test('a store of a framework that reads `assent.consent` until it is the same comes to an end', async () => {
  const { page, ui } = await openSite({ pages });
  await page.goto('/');
  await ui.banner.waitFor();
  // What React’s `useSyncExternalStore` does: reads, renders, reads again, and renders anew where the two differ.
  const renders = await page.evaluate(async () => {
    const { assent } = window;
    let count = 0;
    let shown: unknown;
    const render = () => {
      while (shown !== assent?.consent && count < 50) {
        count++;
        shown = assent?.consent;
      }
    };
    assent?.on('change', render);
    render();
    await assent?.acceptAll();
    return count;
  });
  expect(renders).toBe(2);
});
