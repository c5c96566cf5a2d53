import type { Ref } from 'preact';
import { Button } from '../shared/button';
import { Link } from '../shared/link';

interface NoteProps {
  part: 'policy-note' | 'left-note';
  /** Gets the note where it comes, and `null` where it goes. */
  shown: Ref<HTMLElement>;
  title: string;
  text: string;
  url?: string;
  position: string;
  dismiss: string;
  onDismiss: () => void;
}

/** One such as `2025-10` stays in one line. */
const VERSION = /(\d+(?:-\d+)+)/;

/** Something to know that asks for no decision: stands until it is dismissed. */
export function Note({ part, shown, title, text, url, position, dismiss, onDismiss }: NoteProps) {
  return (
    <section ref={shown} part={part} aria-label={title} popover="manual" data-layout="note" data-position={position}>
      <p class="text">
        {text.split(VERSION).map((piece, i) => (i % 2 ? <bdi>{piece}</bdi> : piece))}{' '}
        {url && <Link url={url}>{title}</Link>}
      </p>
      <div class="buttons">
        <Button action="dismiss" text={dismiss} onClick={onDismiss} />
      </div>
    </section>
  );
}
