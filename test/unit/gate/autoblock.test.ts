import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Autoheld, holdUntagged } from '../../../src/gate/autoblock';

let end: AbortController;
const hold = vi.fn<(held: Autoheld) => void>();
const allowed = new Set<string>();
/** What reached the browser's own function. */
const beacons: unknown[] = [];

const start = (signal = end.signal) =>
  holdUntagged({
    mayRun: (service) => allowed.has(service),
    hold,
    categoryOf: () => undefined,
    setSource: (element, url) => element.setAttribute('data-own-src', url),
    nonce: 'n',
    signal,
  });

const image = () => document.createElement('img');
const PIXEL = 'https://www.facebook.com/tr?id=1';

/** An accessor of the prototype's own, as browsers have it and happy-dom may not. */
const own = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');

beforeEach(() => {
  end = new AbortController();
  Object.assign(Navigator.prototype, { sendBeacon: (...beacon: unknown[]) => beacons.push(beacon) > 0 });
});

afterEach(() => {
  end.abort();
  hold.mockClear();
  allowed.clear();
  beacons.length = 0;
});

describe('autoblock', () => {
  test('holds what a known service inserts, under its category, and lets it go on as it was meant to', () => {
    start();
    const it = image();
    it.setAttribute('src', PIXEL);
    expect(it.hasAttribute('src')).toBe(false);
    expect(hold.mock.calls[0]?.[0]).toMatchObject({ service: 'meta-pixel', category: 'marketing', isHit: true });
    hold.mock.calls[0]?.[0].start();
    expect(it.getAttribute('data-own-src')).toBe(PIXEL);
  });

  test('lets pass what may run, and what it does not know', () => {
    start();
    allowed.add('meta-pixel');
    const addresses = [PIXEL, 'https://images.example/a.gif', 'https://notfacebook.com/tr', 'http://['];
    const images = addresses.map((address) => {
      const it = image();
      it.setAttribute('src', address);
      return it.getAttribute('src');
    });
    expect(images).toEqual(addresses);
    expect(hold).not.toHaveBeenCalled();
  });

  test('marks a frame for the gate, with the nonce', () => {
    start();
    const frame = document.createElement('iframe');
    frame.setAttribute('src', 'https://www.youtube.com/embed/abc');
    expect(frame.dataset).toMatchObject({
      consent: 'marketing',
      consentService: 'youtube',
      src: 'https://www.youtube.com/embed/abc',
    });
    expect(frame.nonce).toBe('n');
    expect(hold).not.toHaveBeenCalled();
  });

  test('holds a beacon, and sends it as it was once it is let go', () => {
    start();
    expect(navigator.sendBeacon('https://bat.bing.com/action/0', 'x')).toBe(true);
    expect(beacons).toEqual([]);
    hold.mock.calls[0]?.[0].start();
    expect(beacons).toEqual([['https://bat.bing.com/action/0', 'x']]);
  });

  test('holds what the parser makes, once it stands in the document', async () => {
    const it = image();
    it.setAttribute('src', PIXEL);
    start();
    document.body.append(it);
    await vi.waitFor(() => expect(hold).toHaveBeenCalledOnce());
    expect(it.hasAttribute('src')).toBe(false);
    it.remove();
  });

  test('gives the page its own functions back when it ends', async () => {
    const before = [Element.prototype.setAttribute, navigator.sendBeacon];
    start();
    expect([Element.prototype.setAttribute, navigator.sendBeacon]).not.toEqual(before);
    end.abort();
    expect([Element.prototype.setAttribute, navigator.sendBeacon]).toEqual(before);
    expect(Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')).toEqual(own);
    const it = image();
    it.setAttribute('src', PIXEL);
    document.body.append(it);
    await new Promise((resolve) => setTimeout(resolve));
    expect(it.getAttribute('src')).toBe(PIXEL);
    it.remove();
  });

  test('touches nothing where it comes after the end', () => {
    const before = Element.prototype.setAttribute;
    start(AbortSignal.abort());
    expect(Element.prototype.setAttribute).toBe(before);
  });
});
