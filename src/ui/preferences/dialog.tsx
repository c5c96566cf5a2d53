import type { VNode } from 'preact';
import type { Choice } from '../../consent/decide';
import type { Notice } from '../../consent/notice';
import type { Locale } from '../../locales/locale';
import type { PreferencesPort } from '../port';
import { focusedElement } from '../shared/focused';
import { returnFocus } from '../shared/return-focus';
import { createDialogState, type DialogState } from './dialog-state';
import { PreferencesDialog } from './preferences-dialog';

export interface DialogOptions {
  /** What the dialog is drawn into. */
  readonly layer: HTMLElement;
  noticeNow(): Notice;
  /** Draws what `view` returns. */
  redraw(): void;
  /** The same once the next frame stands. */
  redrawSoon(): void;
  decide(choice: Choice, shown: Notice): void;
}

/** The preferences dialog: opens and closes it, and gives the focus back. */
export interface Dialog {
  open(): void;
  close(): void;
  isOpen(): boolean;
  /** Makes it modal again, which nothing is that the page has taken out of the document. */
  raise(): void;
  /** Takes over what was decided elsewhere. */
  follow(): void;
  view(): VNode | undefined;
}

export function createDialog(port: PreferencesPort, locale: () => Locale, options: DialogOptions): Dialog {
  const { layer, noticeNow, redraw, redrawSoon, decide } = options;
  let state: DialogState | undefined;
  let opener: HTMLElement | null = null;
  const element = () => layer.querySelector('dialog');
  refuseLabels(port);

  function open(): void {
    if (port.signal.aborted) return;
    const isNew = !state;
    if (!state) {
      const focused = focusedElement();
      opener = focused instanceof HTMLElement ? focused : null;
      state = createDialogState(noticeNow(), port.consent(), port.hears);
      redraw();
      readOwnData(port, state);
      element()?.showModal();
    }
    element()?.querySelector('h2')?.focus();
    if (isNew) port.toggled('open');
  }

  function close(): void {
    element()?.close();
    finish();
  }

  /** However it was closed: by a button, the Escape key, the page. What was not saved is forgotten. */
  function finish(): void {
    if (!state) return;
    state = undefined;
    redrawSoon();
    returnFocus(port.root, opener);
    port.toggled('close');
  }

  return {
    open,
    close,
    isOpen: () => !!state,
    raise() {
      const dialog = element();
      if (!dialog?.open || dialog.matches(':modal')) return;
      dialog.open = false;
      dialog.showModal();
    },
    follow() {
      state?.follow(noticeNow(), port.consent());
      if (state) readOwnData(port, state);
    },
    view() {
      // Told of later, when it may be open again.
      const onClosed = () => element()?.open || finish();
      const acts = { onDecide: decide, onErase: () => port.erase(), onClose: close, onClosed };
      const { history } = port;
      return state && <PreferencesDialog state={state} locale={locale()} history={history} {...acts} />;
    },
  };
}

/** What is there already is shown at once: the rest may have to wait for the network. */
async function readOwnData(port: PreferencesPort, state: DialogState): Promise<void> {
  const { receipts, leftovers, losesInput } = state;
  receipts.value = port.receipts();
  leftovers.value = await port.leftovers().catch(() => []);
  losesInput.value = await port.losesInput().catch(() => false);
  receipts.value = port.receipts();
}

/** What browsers make of a script's click on a label is a click of their own. */
function refuseLabels({ root, signal, hears }: PreferencesPort): void {
  const refuse = (event: Event) => isTurningOn(event.target) && !hears('on', event) && event.preventDefault();
  root.addEventListener('click', refuse, { capture: true, signal });
}

/** Is this within a label, and of a switch that is off? */
function isTurningOn(target: EventTarget | null): boolean {
  const label = target instanceof Element ? target.closest('label') : null;
  return label?.control instanceof HTMLInputElement && !label.control.checked;
}
