import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  ])('%s, gives the focus back to what had it before', (_, decide) => {
    port.mount();
    input.focus();
    focus('[part=banner] [data-action=accept-all]');
    focus(rejectAll);
    decide();
    expect(port.find('[part=banner]')).toBeNull();
    expect(document.activeElement).toBe(input);
  });

  it.each([
    ['is gone', () => input.remove()],
    ['takes none any more', () => input.setAttribute('disabled', '')],
  ])('gives it to the control that opens the preferences where what had it %s', (_, change) => {
    port.mount();
    input.focus();
    focus(rejectAll);
    change();
    port.click('reject-all');
    expect(port.root.activeElement).toBe(reopen);
  });

  it('does so too where nothing had it before', () => {
    port.mount();
    focus(rejectAll);
    port.click('reject-all');
    expect(port.root.activeElement).toBe(reopen);
  });

  it('takes it from nobody', () => {
    port.mount();
    focus(rejectAll);
    input.focus();
    port.click('reject-all');
    expect(document.activeElement).toBe(input);
  });

  it('remembers who had it when the window itself gets the focus back', () => {
    port.mount();
    input.focus();
    focus(rejectAll);
    find(rejectAll).dispatchEvent(new FocusEvent('focusin', { relatedTarget: null, bubbles: true }));
    port.click('reject-all');
    expect(document.activeElement).toBe(input);
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
    expect(port.find(`[part=${part}]`)).toBeNull();
    expect(document.activeElement).toBe(input);
  });
});

describe('the preferences, when they close', () => {
  it('give the focus back to what had it when they opened', () => {
    port.mount();
    input.focus();
    port.openPreferences();
    expect(port.root.activeElement?.localName).toBe('h2');
    port.click('save');
    expect(document.activeElement).toBe(input);
  });

  it('give it to the control that opens them where that takes none any more', () => {
    port.mount();
    input.focus();
    port.openPreferences();
    input.disabled = true;
    port.click('save');
    expect(port.root.activeElement).toBe(reopen);
  });

  it('give it to the control where they were opened from the banner, which their answer took away', () => {
    port.mount();
    focus('[part=banner] [data-action=preferences]');
    port.click('preferences');
    port.click('reject-all', '[part=dialog]');
    expect(port.root.activeElement).toBe(reopen);
  });
});
