import { type ComponentChild, render } from 'preact';
import styles from '../../../styles/preferences.css';
import type { Choice } from '../../consent/decide';
import { preferencesNotice } from '../../consent/detailed-notice';
import type { Notice } from '../../consent/notice';
import { afterPaint, dom } from '../../dom';
import type { Locale } from '../../locales/locale';
import type { Preferences, PreferencesPort } from '../port';
import { createLayer, speak } from '../shared/layer';
import { raise } from '../shared/over-page';
import { adopt } from '../shared/style-sheet';
import { createDialog } from './dialog';
import { leftoverText } from './leftover-text';
import { createNotes } from './notes';

/**
 * The second layer, and the notes. Its style sheet adds to that of the banner, which is mounted before, shown or not.
 *
 * @param locale in the language of the page as it is now
 */
export function createPreferences(port: PreferencesPort, locale: () => Locale): Preferences {
  const { root, signal } = port;
  const noticeNow = () => preferencesNotice(port.facts(), locale(), port.services());
  const layer = createLayer(port.theme);
  const redrawSoon = oncePainted(() => {
    dialog.follow();
    redraw();
  }, port.failed);
  const notes = createNotes(port, redrawSoon);
  const dialog = createDialog(port, locale, { layer, noticeNow, redraw, redrawSoon, decide });
  const leaveOldPage = onNewPage(layer, dialog.close);

  /** What is inside of the dialog follows its state by itself. */
  function redraw(): void {
    leaveOldPage();
    const isOpen = dialog.isOpen();
    if (!signal.aborted && (isOpen || notes.areDue())) {
      const notice = noticeNow();
      speak(layer, notice);
      drawOver(port.root, layer, [notes.view(notice, isOpen), dialog.view()]);
      dialog.raise();
    } else {
      render(null, layer);
      layer.remove();
    }
  }

  const sayWhatIsLeft = (text: string, saved: string) => notes.say(`${saved} ${text}`, text);

  function decide(choice: Choice, shown: Notice): void {
    const { failed = '' } = shown.texts;
    const outcome = port.decide(choice, 'preferences', shown);
    const saved = shown.texts[port.status()] ?? '';
    // Outside of the dialog, so that it is read out once that has closed.
    notes.say(saved);
    dialog.close();
    outcome.then(
      // Preferences that are open again say so themselves.
      ({ left }) => left.length && !dialog.isOpen() && sayWhatIsLeft(leftoverText(left, locale()), saved),
      (cause) => {
        notes.say(failed, failed);
        port.failed(cause);
      },
    );
  }

  adopt(root, styles, signal);
  for (const end of [dialog.close, redraw]) signal.addEventListener('abort', end);
  return {
    open() {
      // Before anybody has seen that the page is a new one: whoever opens them there means that.
      leaveOldPage();
      if (!dialog.isOpen()) notes.say('');
      dialog.open();
    },
    close: dialog.close,
    isOpen: dialog.isOpen,
    draw: redrawSoon,
  };
}

/** However much asks for it, once: what was clicked is answered on the screen first. */
function oncePainted(act: () => void, failed: (cause: unknown) => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    afterPaint()
      .then(() => {
        isDue = false;
        act();
      })
      .catch(failed);
  };
}

/** What the page has taken out of the document comes back, and over the page. */
function drawOver(root: ShadowRoot, layer: HTMLElement, view: ComponentChild[]): void {
  if (!root.contains(layer)) root.append(layer);
  render(view, layer);
  layer.querySelectorAll<HTMLElement>('[popover]').forEach(raise);
}

/** Closes what was open where `document.open()` has made the page anew since the last look, and so taken every listener away. */
function onNewPage(layer: HTMLElement, close: () => void): () => void {
  let page = dom.documentElement;
  return () => {
    const before = page;
    page = dom.documentElement;
    if (page === before) return;
    render(null, layer);
    close();
  };
}
