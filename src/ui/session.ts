import type { Leftover, OwnReceipt } from '../types';
import { createDraft, type Draft } from './draft';
import type { View } from './view';

/** What the open dialog shows beside the notice. */
export interface Shown {
  /** What is unfolded below the categories. */
  panel: 'receipts' | 'erase' | null;
  /** Read out inside the dialog. */
  status: string;
  /** The visitor's own receipts, once they were asked for. */
  receipts: readonly OwnReceipt[];
  /** What the latest withdrawal was not able to remove. */
  left: readonly Leftover[];
}

/** The preferences from when they open until they close. */
export interface Session {
  readonly opener: HTMLElement | null;
  readonly draft: Draft;
  readonly shown: Readonly<Shown>;
  show(changes: Partial<Shown>): void;
  /** Takes over the host's news. */
  follow(): void;
}

/** @param draw draws the dialog again */
export function createSession(host: View, opener: HTMLElement | null, draw: () => void): Session {
  const draft = createDraft(host.notice(), host.consent(), draw);
  const shown: Shown = { panel: null, status: '', receipts: [], left: [] };
  const show = (changes: Partial<Shown>) => {
    Object.assign(shown, changes);
    draw();
  };
  const readOffice = () =>
    host
      .office()
      .then((office) => show({ left: office.left(), receipts: host.receipts() }))
      .catch(host.failed);
  readOffice();
  return {
    opener,
    draft,
    shown,
    show,
    follow() {
      draft.follow(host.notice(), host.consent());
      readOffice();
    },
  };
}
