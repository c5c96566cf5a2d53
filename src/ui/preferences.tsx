import { render } from 'preact';
import styles from '../../styles/preferences.css';
import { isOlder } from '../consent/versions';
import type { Locale } from '../locales/locale';
import { textOf } from './actions';
import type { Choice, InterfaceHost } from './host';
import { createLayer } from './layer';
import { namesLeft } from './left';
import { Note } from './note';
import { PreferencesDialog } from './preferences-dialog';
import { createSession, type Session } from './session';
import { adopt } from './sheet';
import { createView } from './view';

/** The policy version whose note was dismissed. */
const NOTED = 'noted';

export interface Preferences {
  /** Focus returns to what has it now when they close. */
  open(): void;
  close(): void;
  isOpen(): boolean;
  /** Takes over what was decided elsewhere. */
  follow(): void;
  /** Shows that the policy has changed, where it has, until it is dismissed. */
  note(): void;
  destroy(): void;
}

/** The second layer. What is said after it closed stands outside of it, so that it is read out. */
export function createPreferences(interfaceHost: InterfaceHost, texts: Locale, onClosed: () => void): Preferences {
  const host = createView(interfaceHost, texts);
  const layer = createLayer(host);
  const releaseStyles = adopt(host.root, styles);
  let session: Session | undefined;
  let message = '';
  let left = '';

  /** A yes or no under an older version stands, but the visitor is told that the policy has changed. */
  const isNoteDue = () => {
    const { policyVersion } = host.consent();
    const { version } = host.policy;
    return !!policyVersion && isOlder(policyVersion, version) && host.store.get(NOTED) !== version;
  };

  function draw() {
    const { texts, position, policy } = host.notice();
    const { preferencesTitle = '', policyLink = '', policyNote = '', dismiss = '' } = texts;
    const note = { position, dismiss };
    render(
      <>
        <p role="status" class="unseen">
          {message}
        </p>
        {left && <Note part="left-note" title={preferencesTitle} text={left} onDismiss={() => say('')} {...note} />}
        {!session && !left && isNoteDue() && (
          <Note part="policy-note" title={policyLink} text={policyNote} url={policy.url} onDismiss={noted} {...note} />
        )}
        {session && (
          <PreferencesDialog host={host} session={session} onDecide={decide} onClose={close} onClosed={finish} />
        )}
      </>,
      layer,
    );
  }

  function say(text: string, unremoved = '') {
    if (!layer.isConnected) return;
    message = text;
    left = unremoved;
    draw();
    if (!session && !text && !isNoteDue()) layer.remove();
  }

  function note() {
    if (!isNoteDue()) return;
    if (!layer.isConnected) host.root.append(layer);
    draw();
  }

  function noted() {
    host.store.set(NOTED, host.policy.version);
    say('');
  }

  const dialog = () => layer.querySelector('dialog');

  function open() {
    if (session) return dialog()?.querySelector('h2')?.focus();
    host.root.append(layer);
    session = createSession(host, focused(), draw);
    say('');
    dialog()?.showModal();
    dialog()?.querySelector('h2')?.focus();
    host.toggled('open');
  }

  function close() {
    dialog()?.close();
    finish();
  }

  /** However it was closed: by a button, the Escape key, the page. What was not saved is forgotten. */
  function finish() {
    if (!session) return;
    const { opener } = session;
    session = undefined;
    say(message);
    onClosed();
    const back = opener?.isConnected ? opener : host.root.querySelector<HTMLElement>('[data-action=reopen]');
    back?.focus({ preventScroll: true });
    host.toggled('close');
  }

  function decide(choice: Choice) {
    const outcome = host.decide(choice, 'preferences', host.notice());
    message = textOf(host.notice(), 'saved');
    close();
    outcome.then(
      ({ left: leftovers }) => {
        const text = leftovers.length ? host.locale.left(namesLeft(leftovers, host.locale)) : '';
        // Preferences that are open again say so themselves.
        if (text && !session) say(`${textOf(host.notice(), 'saved')} ${text}`, text);
      },
      (cause: unknown) => {
        say(textOf(host.notice(), 'failed'), textOf(host.notice(), 'failed'));
        host.failed(cause);
      },
    );
  }

  return {
    open,
    close,
    note,
    isOpen: () => !!session,
    follow: () => session?.follow(),
    destroy() {
      close();
      render(null, layer);
      layer.remove();
      releaseStyles();
    },
  };
}

/** What has the focus, through shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
