import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Notice } from '../../consent/notice';
import type { Leftover, OwnReceipt, PreferencesPort, ShownConsent } from '../port';
import { type Choices, createChoices, decidedSwitches } from './choices';

/** What an open dialog shows. Components follow what they read of it; all of it is forgotten when the dialog closes. */
export interface DialogState {
  /** The dialog is drawn from this, and decides on this. */
  readonly notice: ReadonlySignal<Notice>;
  readonly choices: Choices;
  readonly hears: PreferencesPort['hears'];
  /** What is looked for among the services. */
  readonly query: Signal<string>;
  /** What is unfolded below the categories. */
  readonly panel: Signal<'receipts' | 'erase' | null>;
  /** Read out inside the dialog. */
  readonly status: Signal<string>;
  /** The visitor's own receipts, oldest first. */
  readonly receipts: Signal<readonly OwnReceipt[]>;
  /** What the latest withdrawal was not able to remove. */
  readonly leftovers: Signal<readonly Leftover[]>;
  /** Would a withdrawal lose what is in a form of the page? */
  readonly losesInput: Signal<boolean>;
  /** Takes over what was decided elsewhere, under what was touched here. */
  follow(notice: Notice, consent: ShownConsent): void;
}

export function createDialogState(
  shown: Notice,
  consent: ShownConsent,
  hears: PreferencesPort['hears'] = () => true,
): DialogState {
  const notice = signal(shown);
  const decided = signal(decidedSwitches(shown, consent));
  return {
    notice,
    choices: createChoices(decided, notice),
    hears,
    query: signal(''),
    panel: signal(null),
    status: signal(''),
    receipts: signal([]),
    leftovers: signal([]),
    losesInput: signal(false),
    follow(latest, now) {
      notice.value = latest;
      decided.value = decidedSwitches(latest, now);
    },
  };
}
