import { afterEach, describe, expect, it } from 'vitest';
import type { Interface } from '../../../src/ui/host';
import { mount } from '../../../src/ui/interface';
import { drawn, FakeHost } from './fake-host';

const FIRST_NO = {
  analytics: false,
  'google-analytics': false,
  matomo: false,
  marketing: false,
  'meta-pixel': false,
};

let host: FakeHost;
let shown: Interface;

async function open(facts: ConstructorParameters<typeof FakeHost>[0] = {}, prepare = (_: FakeHost) => {}) {
  host = new FakeHost(facts);
  prepare(host);
  shown = mount(host);
  host.mounted = shown;
  await shown.open();
}

afterEach(() => {
  shown.destroy();
  host.element.remove();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

/** What the browser says of Global Privacy Control. */
const signal = (value: boolean) =>
  Object.defineProperty(navigator, 'globalPrivacyControl', { value, configurable: true });

const dialog = () => host.find<HTMLDialogElement>('[part=dialog]');
const saved = () => host.calls.find((call) => Array.isArray(call) && call[0] === 'decide') as unknown[] | undefined;

describe('the preferences', () => {
  it('are a dialog named by its heading, with the buttons of the notice in its order', async () => {
    await open();
    expect(dialog()?.localName).toBe('dialog');
    expect(host.find(`#${dialog()?.getAttribute('aria-labelledby')}`)?.localName).toBe('h2');
    const actions = [...(dialog()?.querySelectorAll<HTMLElement>('[data-action]') ?? [])];
    expect(actions.map((button) => button.dataset.action)).toEqual(host.preferences().buttons);
    expect(host.calls).toContainEqual(['open']);
  });

  it('have a switch for each category and service, all off but necessary, which is locked', async () => {
    await open();
    const inputs = [...host.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(inputs.map(({ name, checked, disabled }) => [name, checked, disabled])).toEqual([
      ['necessary', true, true],
      ...Object.keys(FIRST_NO).map((name) => [name, false, false]),
    ]);
    expect(dialog()?.textContent).toContain('Always on');
  });

  it('saved untouched at a first visit are a no to everything', async () => {
    await open();
    const notice = host.preferences();
    host.click('save');
    expect(saved()).toEqual(['decide', FIRST_NO, 'preferences', 'banner stood']);
    expect(host.shown).toEqual([notice]);
  });

  it('take the services of a category along', async () => {
    await open();
    await host.flip('analytics');
    expect([host.isOn('google-analytics'), host.isOn('matomo'), host.isOn('meta-pixel')]).toEqual([true, true, false]);
    await host.flip('analytics');
    expect(host.isOn('matomo')).toBe(false);
  });

  it('let a service be off in a category that is on, and on in one that is off', async () => {
    await open();
    await host.flip('analytics');
    await host.flip('matomo');
    await host.flip('meta-pixel');
    expect([host.isOn('analytics'), host.isOn('marketing')]).toEqual([true, false]);
    host.click('save');
    expect(saved()?.[1]).toEqual({ ...FIRST_NO, analytics: true, 'google-analytics': true, 'meta-pixel': true });
  });

  it('forget what was not saved, however they are closed', async () => {
    await open();
    for (const close of [
      () => host.click('close'),
      () => shown.close(),
      () => dialog()?.close(),
      () => dialog()?.dispatchEvent(new Event('close')),
    ]) {
      await host.flip('analytics');
      expect(host.isOn('analytics')).toBe(true);
      close();
      await drawn();
      expect(dialog()).toBeNull();
      expect(saved()).toBeUndefined();
      await shown.open();
      expect(host.isOn('analytics')).toBe(false);
    }
  });

  it('follow another tab in what was not touched', async () => {
    await open();
    await host.flip('matomo');
    host.answer({ ...FIRST_NO, analytics: true, 'google-analytics': true, marketing: true });
    await drawn();
    expect([host.isOn('google-analytics'), host.isOn('marketing'), host.isOn('matomo')]).toEqual([true, true, true]);
  });

  it.each(['accept-all', 'reject-all'])('decide %s and close', async (action) => {
    await open();
    host.click(action, '[part=dialog]');
    expect(saved()?.slice(0, 3)).toEqual(['decide', action, 'preferences']);
    expect(dialog()).toBeNull();
    expect(host.calls).toContainEqual(['close']);
  });

  it('say that the choices are saved, and what could not be removed', async () => {
    const left = [{ kind: 'cookie', name: '_fbp', service: 'meta-pixel', reason: 'HttpOnly' }] as const;
    await open({}, (it) => {
      it.outcome = Promise.resolve({ granted: [], withdrawn: ['marketing'], left: [...left] });
    });
    host.click('save');
    expect(host.find('[role=status]')?.textContent).toBe('Your choices are saved.');
    await drawn();
    expect(host.find('[part=left-note]')?.textContent).toContain('_fbp');
    host.click('dismiss');
    expect(host.find('[part=left-note]')).toBeNull();
  });

  it('say so when the decision could not be applied', async () => {
    await open({}, (it) => {
      it.outcome = Promise.reject('no office');
    });
    host.click('save');
    await drawn();
    expect(host.find('[part=left-note]')?.textContent).toContain(host.language.texts.failed);
    expect(host.calls).toContainEqual(['failed', 'no office']);
  });

  it('say what the latest withdrawal was not able to remove', async () => {
    await open({}, (it) => {
      it.leftovers = [{ kind: 'cookie', name: '_fbp', service: 'meta-pixel', reason: 'HttpOnly' }];
    });
    await drawn();
    expect(host.find('[part=dialog] [part=left-note]')?.textContent).toContain('_fbp');
  });

  it('start from what is implied where the regime does', async () => {
    await open({ regime: 'opt-out' });
    expect(host.isOn('analytics')).toBe(true);
  });

  it('say that Global Privacy Control was honoured, where it binds', async () => {
    signal(true);
    await open({ regime: 'opt-out' });
    expect(host.find('[part=signal-note]')?.textContent).toBe(host.preferences().texts.signalNote);
  });

  it.each([
    ['opt-out', false],
    ['opt-in', true],
    ['notice', true],
  ] as const)('say nothing of Global Privacy Control under %s with the signal %s', async (regime, sent) => {
    signal(sent);
    await open({ regime });
    expect(host.find('[part=signal-note]')).toBeNull();
  });

  it('erase only at the second click', async () => {
    await open();
    host.click('erase');
    await drawn();
    expect(host.calls).not.toContainEqual(['erase']);
    host.click('erase-now');
    await drawn();
    expect(host.calls).toContainEqual(['erase']);
    expect(host.find('[part=dialog] [role=status]')?.textContent).toBe('Your data is erased.');
  });

  it('say so when erasing failed', async () => {
    await open();
    host.erase = () => Promise.reject(new Error('offline'));
    host.click('erase');
    await drawn();
    host.click('erase-now');
    await drawn();
    expect(host.find('[part=dialog] [role=status]')?.textContent).toBe(host.language.texts.failed);
  });

  it('never link a script', async () => {
    await open();
    expect(host.root.querySelectorAll('a[href^="javascript"]')).toHaveLength(0);
  });

  it('leave nothing behind when they are closed unsaved', async () => {
    await open();
    shown.close();
    expect(host.root.querySelectorAll('dialog, [role=status]')).toHaveLength(0);
  });
});
