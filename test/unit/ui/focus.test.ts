import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawn, FakePort } from './fake-port';

let port: FakePort;
/** What the page itself has. */
let input: HTMLInputElement;
/** What the core draws, before anything of ours. */
let reopen: HTMLButtonElement;

beforeEach(() => {
  input = document.body.appendChild(document.createElement('input'));
  port = new FakePort();
  reopen = port.root.appendChild(document.createElement('button'));
  reopen.dataset.action = 'reopen';
});

afterEach(() => {
  port.destroy();
  document.body.replaceChildren();
});

const find = (selector: string) => port.find(selector) as HTMLElement;
/** As the keyboard does: to a button, from what has the focus. */
const focus = (selector: string) => find(selector).focus();
const rejectAll = '[part=banner] [data-action=reject-all]';

describe('the banner, when it goes', () => {
  it.each([
    ['by its own button', () => port.click('reject-all')],
    ['by a decision of another tab', () => port.answer({ analytics: false })],
  ])('%s, gives the focus back to what had it before', async (_, decide) => {
    port.mount();
    input.focus();
    focus('[part=banner] [data-action=accept-all]');
    focus(rejectAll);
    decide();
    expect(port.find('[part=banner]')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(input));
  });

  it.each([
    ['is gone', () => input.remove()],
    ['takes none any more', () => input.setAttribute('disabled', '')],
  ])('gives it to the control that opens the preferences where what had it %s', async (_, change) => {
    port.mount();
    input.focus();
    focus(rejectAll);
    change();
    port.click('reject-all');
    await vi.waitFor(() => expect(port.root.activeElement).toBe(reopen));
  });

  it('does so too where nothing had it before', async () => {
    port.mount();
    focus(rejectAll);
    port.click('reject-all');
    await vi.waitFor(() => expect(port.root.activeElement).toBe(reopen));
  });

  it('takes it from nobody', () => {
    port.mount();
    focus(rejectAll);
    input.focus();
    port.click('reject-all');
    expect(document.activeElement).toBe(input);
  });

  it('remembers who had it when the window itself gets the focus back', async () => {
    port.mount();
    input.focus();
    focus(rejectAll);
    find(rejectAll).dispatchEvent(new FocusEvent('focusin', { relatedTarget: null, bubbles: true }));
    port.click('reject-all');
    await vi.waitFor(() => expect(document.activeElement).toBe(input));
  });
});

describe('a note, when it is dismissed', () => {
  it.each(['policy-note', 'left-note'])('gives the focus back: %s', async (part) => {
    if (part === 'policy-note') {
      port.answers = {};
      port.answeredVersion = '1';
    }
    port.outcome = Promise.resolve({ left: [{ name: '_fbp' }] });
    port.mount();
    if (part === 'left-note') {
      port.openPreferences();
      port.click('save');
    }
    await drawn();
    input.focus();
    focus(`[part=${part}] [data-action=dismiss]`);
    port.click('dismiss', `[part=${part}]`);
    await vi.waitFor(() => expect(document.activeElement).toBe(input));
    expect(port.find(`[part=${part}]`)).toBeNull();
  });
});

describe('the preferences, when they close', () => {
  it('give the focus back to what had it when they opened', async () => {
    port.mount();
    input.focus();
    port.openPreferences();
    expect(port.root.activeElement?.localName).toBe('h2');
    port.click('save');
    await vi.waitFor(() => expect(document.activeElement).toBe(input));
  });

  it('give it to the control that opens them where that takes none any more', async () => {
    port.mount();
    input.focus();
    port.openPreferences();
    input.disabled = true;
    port.click('save');
    await vi.waitFor(() => expect(port.root.activeElement).toBe(reopen));
  });

  it('give it to the control where they were opened from the banner, which their answer took away', async () => {
    port.mount();
    focus('[part=banner] [data-action=preferences]');
    port.click('preferences');
    port.click('reject-all', '[part=dialog]');
    await vi.waitFor(() => expect(port.root.activeElement).toBe(reopen));
  });
});
