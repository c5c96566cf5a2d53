import type { Notice } from '../../consent/notice';
import { isSafe } from '../../consent/safe-address';
import { addressOf } from '../shared/address';
import { element } from '../shared/element';
import { labelOf } from '../shared/texts';

export interface Banner {
  readonly element: HTMLElement;
  /** Says what the notice says now, on the same buttons: a click that has begun is not lost. */
  update(notice: Notice): void;
}

/** As it is now: what the page puts in its place later is not asked. */
const { composedPath } = Event.prototype;

/**
 * The first layer. Not modal: it takes no focus, holds none, and no key closes it. Drawn without a library: every first
 * visit waits for it.
 *
 * @param gone ends it
 */
export function createBanner(
  notice: Notice,
  onAction: (action: string, event: Event) => void,
  onNear: (action: string) => void,
  gone: AbortSignal,
): Banner {
  const title = element('h2', { id: 'title' });
  const body = element('p');
  const signalNote = element('p', { part: 'signal-note' });
  const text = element('div', { class: 'text' }, title, body);
  const buttons = notice.buttons.map((action) => {
    const button = element('button', { type: 'button', part: 'button', 'data-action': action });
    // The visitor is about to click: the pointer or the keyboard has come to the button.
    button.onpointerenter = button.onfocus = () => onNear(action);
    let last: Event | undefined;
    const hear = (event: Event) => {
      if (event !== last) onAction(action, event);
      last = event;
    };
    button.addEventListener('click', hear);
    // At the window first: a focus trap of the page swallows clicks at the document.
    const hearEarly = (event: Event) => {
      for (const it of composedPath.call(event)) if (it === button) hear(event);
    };
    addEventListener('click', hearEarly, { capture: true, signal: gone });
    return button;
  });
  const banner = element(
    'section',
    { part: 'banner', 'aria-labelledby': 'title', 'data-layout': notice.layout, 'data-position': notice.position },
    text,
    element('div', { class: 'buttons' }, ...buttons),
  );
  let drawn = '';

  function update(now: Notice): void {
    const { texts, policy } = now;
    // Not as JSON, which pages break.
    const all = Object.values(texts).join();
    if (all === drawn) return;
    drawn = all;
    title.textContent = texts.title ?? '';
    body.replaceChildren(`${texts.body} `);
    if (isSafe(policy.url)) body.append(element('a', { href: addressOf(policy.url) }, texts.policyLink ?? ''));
    if (now.signal) text.append(signalNote);
    else signalNote.remove();
    signalNote.textContent = texts.signalNote ?? '';
    for (const button of buttons) button.textContent = labelOf(now, button.dataset.action ?? '');
  }

  update(notice);
  return { element: banner, update };
}
