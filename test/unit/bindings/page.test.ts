import { afterEach, describe, expect, test, vi } from 'vitest';
import { areGranted, CLOSED, connect, consentNow, instance, namesOf, subscribe } from '../../../src/bindings/page';
import type { Assent, Consent } from '../../../src/types';

/** An instance, as far as bindings look at one. */
function assentWith(consent: Partial<Consent> = {}): Assent {
  const end = new AbortController();
  const on = (type: string, listener: () => void) => {
    // The browser takes none for a signal that has ended.
    if (end.signal.aborted) return () => {};
    document.addEventListener(`assent:${type}`, listener, { signal: end.signal });
    return () => document.removeEventListener(`assent:${type}`, listener);
  };
  const destroy = () => end.abort();
  return { consent: { ...CLOSED, ...consent }, rejectAll: async () => ({}), on, destroy } as unknown as Assent;
}

/** What the package does when it has ended one. */
const tellEnd = (detail: Assent) => document.dispatchEvent(new CustomEvent('assent:end', { detail }));

afterEach(() => {
  Reflect.deleteProperty(window, 'assent');
  document.body.replaceChildren();
});

describe('areGranted', () => {
  const consent: Consent = { ...CLOSED, analytics: true, services: { youtube: true, hotjar: false }, persisted: true };

  test.each([
    [['analytics'], true],
    [['necessary'], true],
    [['youtube'], true],
    [['analytics', 'youtube'], true],
    [['analytics', 'marketing'], false],
    [['hotjar'], false],
    // Nothing named, not known, misspelt, or a member of the snapshot that is no category.
    [[], false],
    [[''], false],
    [['vimeo'], false],
    [['Analytics'], false],
    [['persisted'], false],
    [['services'], false],
    [['constructor'], false],
  ])('%j: %s', (names, expected) => {
    expect(areGranted(names, consent)).toBe(expected);
  });

  test('nothing but a literal yes opens', () => {
    expect(areGranted(['analytics'], { ...CLOSED, analytics: 'yes' as never })).toBe(false);
    expect(areGranted(['analytics', 'marketing', 'preferences', 'youtube'], CLOSED)).toBe(false);
  });
});

test('a gate needs all that it names', () => {
  expect(namesOf({ category: 'analytics' })).toEqual(['analytics']);
  expect(namesOf({ category: ['analytics', 'marketing'], service: 'youtube' })).toEqual([
    'analytics',
    'marketing',
    'youtube',
  ]);
  expect(namesOf({ service: 'youtube' })).toEqual(['youtube']);
  expect(namesOf({})).toEqual([]);
});

describe('the page has one instance', () => {
  test('which the first call makes, and every other gets', () => {
    const start = vi.fn(() => assentWith());
    const assent = connect(start);
    expect(connect(start)).toBe(assent);
    expect(start).toHaveBeenCalledOnce();
    expect(window.assent).toBe(assent);
    expect(instance()).toBe(assent);
  });

  test("or a script tag's, which stays", () => {
    window.assent = assentWith({ status: 'decided' });
    const start = vi.fn(() => assentWith());
    expect(connect(start)).toBe(window.assent);
    expect(start).not.toHaveBeenCalled();
    expect(consentNow()).toBe(window.assent.consent);
  });

  test('and an element of that name is none', () => {
    const form = document.createElement('form');
    form.id = 'assent';
    document.body.append(form);
    Object.assign(window, { assent: form });
    expect(instance()).toBeNull();
    expect(consentNow()).toBe(CLOSED);
    const assent = assentWith();
    expect(connect(() => assent)).toBe(assent);
    tellEnd(assent);
  });

  test("which is not one that has ended, as a script tag's stays there", () => {
    const first = assentWith();
    window.assent = first;
    first.destroy();
    const second = assentWith();
    const start = vi.fn(() => {
      Object.assign(window, { assent: second });
      return second;
    });
    expect(connect(start)).toBe(second);
    expect(connect(start)).toBe(second);
    expect(start).toHaveBeenCalledOnce();
  });

  test("beside what is the page's own under that name, until it ends", () => {
    const own = { own: true };
    Object.assign(window, { assent: own });
    const assent = assentWith({ analytics: true });
    const start = vi.fn(() => assent);
    expect([connect(start), connect(start), instance()]).toEqual([assent, assent, assent]);
    expect(start).toHaveBeenCalledOnce();
    expect(window.assent).toBe(own);
    const update = vi.fn();
    const end = subscribe(update);
    assent.destroy();
    tellEnd(assent);
    expect(update).toHaveBeenCalledOnce();
    expect(consentNow()).toBe(CLOSED);
    end();
  });

  test('and none after settings with a mistake, of which the app is told', () => {
    const mistake = new TypeError('[assent] policy.url: is missing');
    const start = () => {
      throw mistake;
    };
    expect(() => connect(start)).toThrow(mistake);
    expect(instance()).toBeNull();
    expect(consentNow()).toBe(CLOSED);
  });
});

test('whoever subscribes hears of both events, until the end', () => {
  const update = vi.fn();
  const end = subscribe(update);
  document.dispatchEvent(new CustomEvent('assent:ready'));
  document.dispatchEvent(new CustomEvent('assent:change'));
  expect(update).toHaveBeenCalledTimes(2);
  end();
  document.dispatchEvent(new CustomEvent('assent:change'));
  expect(update).toHaveBeenCalledTimes(2);
});
