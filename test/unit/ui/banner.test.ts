import { afterEach, describe, expect, it, vi } from 'vitest';
import * as ar from '../../../src/locales/ar';
import { drawn, FakePort } from './fake-port';

let port: FakePort;

function show(facts: ConstructorParameters<typeof FakePort>[0] = {}, prepare = (_: FakePort) => {}) {
  port = new FakePort(facts);
  prepare(port);
  port.mount();
}

afterEach(() => {
  port.destroy();
  port.element.remove();
  document.body.replaceChildren();
});

const banner = () => port.find('[part=banner]');
const actions = () => [...port.root.querySelectorAll<HTMLElement>('[part=banner] [data-action]')];

describe('the banner', () => {
  it('is a region named by its heading', () => {
    show();
    // A section with a name is a region.
    expect(banner()?.localName).toBe('section');
    const id = banner()?.getAttribute('aria-labelledby');
    expect(port.find(`#${id}`)?.textContent).toBe(port.notice().texts.title);
  });

  it('has the buttons of the notice, in its order, all of one kind', () => {
    show();
    expect(actions().map((button) => button.dataset.action)).toEqual(port.notice().buttons);
    for (const button of actions()) {
      expect(button.localName).toBe('button');
      expect(button.getAttribute('part')).toBe('button');
      expect(button.hasAttribute('class')).toBe(false);
    }
    expect(actions().map((button) => button.textContent)).toEqual(['Accept all', 'Reject all', 'Settings']);
  });

  it('names each purpose, how many services there are, and links the policy', () => {
    show();
    const text = banner()?.textContent;
    expect(text).toContain('3 services');
    expect(text).toContain('Analytics and Marketing');
    expect(port.find('[part=banner] a')?.getAttribute('href')).toBe(`${location.origin}/privacy`);
  });

  it('asks only about what is new, where only that is new', () => {
    show({ asked: ['meta-pixel'] });
    expect(banner()?.textContent).toContain('meta-pixel');
    expect(banner()?.textContent).not.toContain('Analytics');
  });

  it.each(['accept-all', 'reject-all'])('decides %s while it still stands, and is gone within the click', (action) => {
    show();
    const notice = port.notice();
    port.click(action);
    expect(port.calls).toEqual([['decide', action, 'banner', 'banner stood']]);
    expect(port.shown).toEqual([notice]);
    expect(banner()).toBeNull();
  });

  it('goes although applying takes its time, and tells when that fails', async () => {
    show({}, (it) => {
      it.outcome = new Promise((_, reject) => setTimeout(reject, 30, 'no office'));
    });
    port.click('reject-all');
    expect(banner()).toBeNull();
    await vi.waitFor(() => expect(port.calls).toContainEqual(['failed', 'no office']));
    expect(banner()).toBeNull();
  });

  it('stays when the decision could not be stored, and tells', async () => {
    show({}, (it) => {
      it.decide = () => Promise.reject('disk full');
    });
    port.click('reject-all');
    await drawn();
    expect(banner()).not.toBeNull();
    expect(port.calls).toEqual([['failed', 'disk full']]);
  });

  it('decides nothing by the Escape key', () => {
    show();
    for (const target of [banner(), document.body]) {
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    }
    expect(port.calls).toEqual([]);
    expect(banner()).not.toBeNull();
  });

  it('takes no focus', () => {
    show();
    expect(port.root.activeElement).toBeNull();
  });

  it.each(['pointerenter', 'focus'])('has what a click takes loaded at %s', (type) => {
    show();
    for (const button of actions()) button.dispatchEvent(new Event(type));
    expect(port.calls).toEqual(port.notice().buttons.map((action) => ['prepare', action]));
  });

  it('decides on the notice that was drawn, also where there is more to say by now', () => {
    show();
    const notice = port.notice();
    port.asked = ['meta-pixel'];
    port.click('reject-all');
    expect(port.shown).toEqual([notice]);
  });

  it('has its focus ring before anything else was loaded', () => {
    show();
    const rules = port.root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    expect(rules.join()).toMatch(/\.layer :focus-visible { outline-offset: 2px; outline-color: var\(--accent\)/);
  });

  it('goes when another tab has decided', () => {
    show();
    port.answer({ analytics: true });
    expect(banner()).toBeNull();
  });

  it.each(['opt-out', 'notice'] as const)('does not show by itself under %s', (regime) => {
    show({ regime });
    expect(banner()).toBeNull();
  });

  it('carries language, direction and theme', () => {
    show({ language: ar, theme: 'dark' });
    const layer = banner()?.parentElement;
    expect([layer?.lang, layer?.dir, layer?.style.colorScheme]).toEqual(['ar', 'rtl', 'dark']);
  });

  it('never links a script', () => {
    show({ policy: { url: 'javascript:alert(1)', version: '2' } });
    expect(port.find('[part=banner] a')).toBeNull();
  });

  it('draws texts as text', () => {
    show({ site: '<img src=x onerror=alert(1)>' });
    expect(port.find('[part=banner] img')).toBeNull();
    expect(banner()?.textContent).toContain('<img');
  });

  it('has no inline styles in its markup', () => {
    show();
    expect(port.root.querySelectorAll('[style]')).toHaveLength(0);
  });
});

describe('the part for the keyboard', () => {
  const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));

  it('comes with the first key while the banner stands, once', async () => {
    show();
    expect(port.calls).toEqual([]);
    press();
    press();
    await drawn();
    expect(port.calls).toEqual([['keepFocusVisible']]);
  });

  it('does not come once the banner is gone', async () => {
    show();
    press();
    port.answer({});
    press();
    await drawn();
    expect(port.calls).toEqual([]);
  });

  it('ends with the banner, and comes again with the next', async () => {
    const gone: AbortSignal[] = [];
    show({}, (it) => {
      it.keyboard = { keepFocusVisible: (_, signal) => gone.push(signal) };
    });
    press();
    await drawn();
    port.answer({});
    expect(gone.map(({ aborted }) => aborted)).toEqual([true]);
    port.answers = null;
    port.draw();
    press();
    await drawn();
    expect(gone.map(({ aborted }) => aborted)).toEqual([true, false]);
    port.destroy();
    expect(gone[1]?.aborted).toBe(true);
  });

  it('that does not load is told, and the banner stands', async () => {
    show({}, (it) => {
      it.loadKeyboard = () => Promise.reject('offline');
    });
    press();
    await drawn();
    expect(port.calls).toEqual([['failed', 'offline']]);
    expect(banner()).not.toBeNull();
  });
});

describe('the note about a new policy', () => {
  const note = () => port.find('[part=policy-note]');
  const answered = (version: string) => (it: FakePort) => {
    it.answers = { analytics: true };
    it.answeredVersion = version;
  };

  it('stands where no banner is due, until it is dismissed', async () => {
    show({}, answered('1'));
    await vi.waitFor(() => expect(note()?.textContent).toContain('version 2'));
    expect(banner()).toBeNull();
    port.click('dismiss');
    await vi.waitFor(() => expect(note()).toBeNull());
    port.draw();
    await drawn();
    expect(note()).toBeNull();
  });

  it('does not come again on the next page once it was dismissed', async () => {
    show({}, answered('1'));
    await vi.waitFor(() => expect(note()).not.toBeNull());
    port.click('dismiss');
    port.destroy();
    port.mount();
    await drawn();
    expect(note()).toBeNull();
  });

  it('waits behind the banner', async () => {
    show({ asked: ['meta-pixel'] }, answered('1'));
    await drawn();
    expect(banner()).not.toBeNull();
    expect(note()).toBeNull();
  });

  it.each(['2', '3'])('is nothing to those who answered under version %s', async (version) => {
    show({}, answered(version));
    await drawn();
    expect(note()).toBeNull();
  });
});

describe('the interface', () => {
  it('draws nothing once it has ended, whatever it is told', async () => {
    show();
    port.loadPreferences();
    port.destroy();
    port.draw();
    port.openPreferences();
    await drawn();
    expect(port.root.childElementCount).toBe(0);
    expect(port.calls).toEqual([]);
  });

  it('draws no banner over open preferences, but after them', () => {
    show({}, (it) => {
      it.answers = {};
    });
    port.openPreferences();
    port.answers = null;
    port.draw();
    expect(banner()).toBeNull();
    port.close();
    expect(banner()).not.toBeNull();
  });

  it('leaves nothing behind', async () => {
    show();
    port.openPreferences();
    const before = document.documentElement.outerHTML;
    expect(port.root.childElementCount).toBe(2);
    port.destroy();
    await drawn();
    expect(port.root.childElementCount).toBe(0);
    expect(port.root.adoptedStyleSheets).toHaveLength(0);
    expect(before).toContain('assent-ui');
  });
});
