import { afterEach, describe, expect, it, vi } from 'vitest';
import * as ar from '../../../src/locales/ar';
import type { Interface } from '../../../src/ui/host';
import { mount } from '../../../src/ui/interface';
import { drawn, FakeHost } from './fake-host';

let host: FakeHost;
let shown: Interface;

function show(facts: ConstructorParameters<typeof FakeHost>[0] = {}, prepare = (_: FakeHost) => {}) {
  host = new FakeHost(facts);
  prepare(host);
  shown = mount(host);
  host.mounted = shown;
}

afterEach(() => {
  shown.destroy();
  host.element.remove();
});

const banner = () => host.find('[part=banner]');
const actions = () => [...host.root.querySelectorAll<HTMLElement>('[part=banner] [data-action]')];

describe('the banner', () => {
  it('is a region named by its heading', () => {
    show();
    // A section with a name is a region.
    expect(banner()?.localName).toBe('section');
    const id = banner()?.getAttribute('aria-labelledby');
    expect(host.find(`#${id}`)?.textContent).toBe(host.notice().texts.title);
  });

  it('has the buttons of the notice, in its order, all of one kind', () => {
    show();
    expect(actions().map((button) => button.dataset.action)).toEqual(host.notice().buttons);
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
    expect(host.find('[part=banner] a')?.getAttribute('href')).toBe('/privacy');
  });

  it('asks only about what is new, where only that is new', () => {
    show({ asked: ['meta-pixel'] });
    expect(banner()?.textContent).toContain('meta-pixel');
    expect(banner()?.textContent).not.toContain('Analytics');
  });

  it.each(['accept-all', 'reject-all'])('decides %s while it still stands, and is gone within the click', (action) => {
    show();
    const notice = host.notice();
    host.click(action);
    expect(host.calls).toEqual([['decide', action, 'banner', 'banner stood']]);
    expect(host.shown).toEqual([notice]);
    expect(banner()).toBeNull();
  });

  it('goes although applying takes its time, and tells when that fails', async () => {
    show({}, (it) => {
      it.outcome = new Promise((_, reject) => setTimeout(reject, 30, 'no office'));
    });
    host.click('reject-all');
    expect(banner()).toBeNull();
    await vi.waitFor(() => expect(host.calls).toContainEqual(['failed', 'no office']));
    expect(banner()).toBeNull();
  });

  it('stays when the decision could not be stored, and tells', async () => {
    show({}, (it) => {
      it.decide = () => Promise.reject('disk full');
    });
    host.click('reject-all');
    await drawn();
    expect(banner()).not.toBeNull();
    expect(host.calls).toEqual([['failed', 'disk full']]);
  });

  it('decides nothing by the Escape key', () => {
    show();
    for (const target of [banner(), document.body]) {
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    }
    expect(host.calls).toEqual([]);
    expect(banner()).not.toBeNull();
  });

  it('takes no focus', () => {
    show();
    expect(host.root.activeElement).toBeNull();
  });

  it('goes when another tab has decided', () => {
    show();
    host.answer({ analytics: true });
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
    expect(host.find('[part=banner] a')).toBeNull();
  });

  it('draws texts as text', () => {
    show({ site: '<img src=x onerror=alert(1)>' });
    expect(host.find('[part=banner] img')).toBeNull();
    expect(banner()?.textContent).toContain('<img');
  });

  it('has no inline styles in its markup', () => {
    show();
    expect(host.root.querySelectorAll('[style]')).toHaveLength(0);
  });
});

describe('the note about a new policy', () => {
  const note = () => host.find('[part=policy-note]');
  const answered = (version: string) => (it: FakeHost) => {
    it.answers = { analytics: true };
    it.answeredVersion = version;
  };

  it('stands where no banner is due, until it is dismissed', async () => {
    show({}, answered('1'));
    await vi.waitFor(() => expect(note()?.textContent).toContain('version 2'));
    expect(banner()).toBeNull();
    host.click('dismiss');
    expect(note()).toBeNull();
    shown.update();
    await drawn();
    expect(note()).toBeNull();
  });

  it('does not come again on the next page once it was dismissed', async () => {
    show({}, answered('1'));
    await vi.waitFor(() => expect(note()).not.toBeNull());
    host.click('dismiss');
    shown.destroy();
    shown = mount(host);
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
  it('leaves nothing behind', async () => {
    show();
    await shown.open();
    const before = document.documentElement.outerHTML;
    expect(host.root.childElementCount).toBe(2);
    shown.destroy();
    await drawn();
    expect(host.root.childElementCount).toBe(0);
    expect(host.root.adoptedStyleSheets).toHaveLength(0);
    expect(before).toContain('assent-ui');
  });
});
