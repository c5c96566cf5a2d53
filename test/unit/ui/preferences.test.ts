import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawn, FakePort } from './fake-port';

const FIRST_NO = {
  analytics: false,
  'google-analytics': false,
  matomo: false,
  marketing: false,
  'meta-pixel': false,
};

let port: FakePort;

function open(facts: ConstructorParameters<typeof FakePort>[0] = {}, prepare = (_: FakePort) => {}) {
  port = new FakePort(facts);
  prepare(port);
  port.mount();
  port.openPreferences();
}

afterEach(() => {
  port.destroy();
  port.element.remove();
  document.body.replaceChildren();
});

const dialog = () => port.find<HTMLDialogElement>('[part=dialog]');
const saved = () => port.calls.find((call) => Array.isArray(call) && call[0] === 'decide') as unknown[] | undefined;

describe('the preferences', () => {
  it('are a dialog named by its heading, with the buttons of the notice in its order', async () => {
    open();
    expect(dialog()?.localName).toBe('dialog');
    expect(port.find(`#${dialog()?.getAttribute('aria-labelledby')}`)?.localName).toBe('h2');
    const actions = [...(dialog()?.querySelectorAll<HTMLElement>('[data-action]') ?? [])];
    expect(actions.map((button) => button.dataset.action)).toEqual(port.preferencesNotice().buttons);
    expect(port.calls).toContainEqual(['open']);
  });

  it('have a switch for each category and service, all off but necessary, which is locked', async () => {
    open();
    const inputs = [...port.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(inputs.map(({ name, checked, disabled }) => [name, checked, disabled])).toEqual([
      ['necessary', true, true],
      ...Object.keys(FIRST_NO).map((name) => [name, false, false]),
    ]);
    expect(dialog()?.textContent).toContain('Always on');
  });

  it('saved untouched at a first visit are a no to everything', async () => {
    open();
    const notice = port.preferencesNotice();
    port.click('save');
    expect(saved()).toEqual(['decide', FIRST_NO, 'preferences', 'banner stood']);
    expect(port.shown).toEqual([notice]);
  });

  it('have few services open, each with what is known of it folded', async () => {
    open();
    expect(port.find('input[type=search]')).toBeNull();
    const folded = [...port.root.querySelectorAll('details')];
    expect(folded.map(({ open, textContent }) => [open, textContent?.includes('Stores')])).toContainEqual([
      false,
      true,
    ]);
    expect(folded.every((it) => !it.querySelector('input'))).toBe(true);
  });

  it('take the services of a category along', async () => {
    open();
    await port.flip('analytics');
    expect([port.isOn('google-analytics'), port.isOn('matomo'), port.isOn('meta-pixel')]).toEqual([true, true, false]);
    await port.flip('analytics');
    expect(port.isOn('matomo')).toBe(false);
  });

  it('let a service be off in a category that is on, and on in one that is off', async () => {
    open();
    await port.flip('analytics');
    await port.flip('matomo');
    await port.flip('meta-pixel');
    expect([port.isOn('analytics'), port.isOn('marketing')]).toEqual([true, false]);
    port.click('save');
    expect(saved()?.[1]).toEqual({ ...FIRST_NO, analytics: true, 'google-analytics': true, 'meta-pixel': true });
  });

  it('forget what was not saved, however they are closed', async () => {
    open();
    for (const close of [
      () => port.click('close'),
      () => port.close(),
      () => dialog()?.close(),
      () => {
        dialog()?.removeAttribute('open');
        dialog()?.dispatchEvent(new Event('close'));
      },
    ]) {
      await port.flip('analytics');
      expect(port.isOn('analytics')).toBe(true);
      close();
      await vi.waitFor(() => expect(dialog()).toBeNull());
      expect(saved()).toBeUndefined();
      port.openPreferences();
      expect(port.isOn('analytics')).toBe(false);
    }
  });

  it('follow another tab in what was not touched', async () => {
    open();
    await port.flip('matomo');
    port.answer({ ...FIRST_NO, analytics: true, 'google-analytics': true, marketing: true });
    await drawn();
    expect([port.isOn('google-analytics'), port.isOn('marketing'), port.isOn('matomo')]).toEqual([true, true, true]);
  });

  it.each(['accept-all', 'reject-all'])('decide %s and close', async (action) => {
    open();
    port.click(action, '[part=dialog]');
    expect(saved()?.slice(0, 3)).toEqual(['decide', action, 'preferences']);
    expect(dialog()?.open).toBe(false);
    expect(port.calls).toContainEqual(['close']);
    await vi.waitFor(() => expect(dialog()).toBeNull());
  });

  it('say that the choices are saved, and what could not be removed', async () => {
    const left = [{ kind: 'cookie', name: '_fbp', service: 'meta-pixel', reason: 'HttpOnly' }] as const;
    open({}, (it) => {
      it.outcome = Promise.resolve({ left });
    });
    port.click('save');
    await vi.waitFor(() => expect(port.find('[part=left-note]')?.textContent).toContain('_fbp'));
    expect(port.find('[role=status]')?.textContent).toContain('Your choices are saved.');
    port.click('dismiss');
    await vi.waitFor(() => expect(port.find('[part=left-note]')).toBeNull());
  });

  it('say so when the decision could not be applied', async () => {
    open({}, (it) => {
      it.outcome = Promise.reject('no office');
    });
    port.click('save');
    await vi.waitFor(() => expect(port.find('[part=left-note]')?.textContent).toContain(port.language.texts.failed));
    expect(port.calls).toContainEqual(['failed', 'no office']);
  });

  it('say what the latest withdrawal was not able to remove', async () => {
    open({}, (it) => {
      it.left = [{ name: '_fbp' }];
    });
    await drawn();
    expect(port.find('[part=dialog] [part=left-note]')?.textContent).toContain('_fbp');
  });

  it('start from what is implied where the regime does', async () => {
    open({ regime: 'opt-out' });
    expect(port.isOn('analytics')).toBe(true);
  });

  it.each(['opt-out', 'opt-in'] as const)(
    'say that Global Privacy Control is honoured under %s, and so does the notice',
    async (regime) => {
      open({ regime, isSignalHonoured: true });
      expect(port.preferencesNotice().signal).toBe(true);
      expect(port.find('[part=signal-note]')?.textContent).toBe(port.preferencesNotice().texts.signalNote);
    },
  );

  it('say nothing of Global Privacy Control where it is not', async () => {
    open({ regime: 'opt-out' });
    expect(port.find('[part=signal-note]')).toBeNull();
    expect(port.preferencesNotice()).not.toHaveProperty('signal');
  });

  it('erase only at the second click', async () => {
    open();
    port.click('erase');
    await drawn();
    expect(port.calls).not.toContainEqual(['erase']);
    port.click('erase-now');
    await drawn();
    expect(port.calls).toContainEqual(['erase']);
    expect(port.find('[part=dialog] [role=status]')?.textContent).toBe('Your data is erased.');
  });

  it('say so when erasing failed', async () => {
    open();
    port.erase = () => Promise.reject(new Error('offline'));
    port.click('erase');
    await drawn();
    port.click('erase-now');
    await drawn();
    expect(port.find('[part=dialog] [role=status]')?.textContent).toBe(port.language.texts.failed);
  });

  it('unfold one panel at a time, and fold it at the second click', async () => {
    open();
    const expanded = () =>
      ['receipts', 'erase'].map((action) => port.find(`[data-action=${action}]`)?.getAttribute('aria-expanded'));
    expect(expanded()).toEqual(['false', 'false']);
    port.click('receipts');
    await drawn();
    expect(expanded()).toEqual(['true', 'false']);
    port.click('erase');
    await drawn();
    expect(expanded()).toEqual(['false', 'true']);
    port.click('erase');
    await drawn();
    expect(expanded()).toEqual(['false', 'false']);
    expect(port.find('.panel')).toBeNull();
  });

  it("show the visitor's own receipts, also while the rest is not there", async () => {
    const receipt = {
      receiptId: '1',
      subjectId: 'own',
      issuedAt: '2026-11-22T10:00:00.000Z',
      action: 'reject-all',
    } as const;
    open({}, (it) => {
      const shown = { policy: { version: '2025-02' }, notice: { hash: 'sha256-shown' } };
      it.kept = [
        { receipt: { ...receipt, ...shown, categories: {}, services: { matomo: true } }, acknowledged: false },
      ];
      it.leftovers = () => new Promise(() => {});
    });
    port.click('receipts');
    await drawn();
    const text = port.find('.receipts')?.textContent;
    expect(text).toContain(port.language.texts.actions['reject-all']);
    expect(text).toContain('Matomo');
    expect(text).toContain(port.language.texts.receiptWaiting);
    // Under which notice.
    expect(text).toContain('2025-02');
    expect(text).toContain('sha256-shown');
  });

  it('forget an open panel when they close', async () => {
    open();
    port.click('receipts');
    await drawn();
    port.close();
    port.openPreferences();
    expect(port.find('.panel')).toBeNull();
  });

  it('give the focus to the button of the panel that they fold', async () => {
    open();
    port.click('erase');
    await drawn();
    port.click('cancel');
    expect((port.root.activeElement as HTMLElement).dataset.action).toBe('erase');
  });

  it('decide on the notice that was drawn', async () => {
    open();
    const notice = port.preferencesNotice();
    port.asked = ['meta-pixel'];
    port.click('save');
    expect(port.shown).toEqual([notice]);
  });

  it('never link a script', async () => {
    open();
    expect(port.root.querySelectorAll('a[href^="javascript"]')).toHaveLength(0);
  });

  it('leave nothing behind when they are closed unsaved', async () => {
    open();
    port.close();
    await vi.waitFor(() => expect(port.root.querySelectorAll('dialog, [role=status]')).toHaveLength(0));
  });
});
