import type { VNode } from 'preact';
import type { Notice } from '../../consent/notice';
import type { PreferencesPort } from '../port';
import { overPage } from '../shared/over-page';
import { Note } from './note';

/** What is said outside of the dialog: it is read out, and it stands until it is dismissed, after the dialog has closed. */
export interface Notes {
  /** @param note stands in sight too; else the text is for screen readers alone */
  say(text: string, note?: string): void;
  areDue(): boolean;
  view(notice: Notice, isDialogOpen: boolean): VNode;
}

/** @param draw draws the notes again */
export function createNotes(port: PreferencesPort, draw: () => void): Notes {
  const leftShown = overPage(port.root);
  const policyShown = overPage(port.root);
  let message = '';
  let left = '';

  function say(text: string, note = ''): void {
    message = text;
    left = note;
    draw();
  }

  function dismissPolicyNote(): void {
    port.dismissPolicyNote();
    say('');
  }

  return {
    say,
    areDue: () => !!message || port.isPolicyNoteDue(),
    view({ texts, position, policy }, isDialogOpen) {
      const { preferencesTitle = '', policyLink = '', policyNote = '', dismiss = '' } = texts;
      const note = { position, dismiss };
      const isPolicyNoteDue = !isDialogOpen && !left && port.isPolicyNoteDue();
      return (
        <>
          <p role="status" class="unseen">
            {message}
          </p>
          {left && (
            <Note
              part="left-note"
              shown={leftShown}
              title={preferencesTitle}
              text={left}
              onDismiss={() => say('')}
              {...note}
            />
          )}
          {isPolicyNoteDue && (
            <Note
              part="policy-note"
              shown={policyShown}
              title={policyLink}
              text={policyNote}
              url={policy.url}
              onDismiss={dismissPolicyNote}
              {...note}
            />
          )}
        </>
      );
    },
  };
}
