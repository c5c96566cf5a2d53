import { Button } from './button';
import { Link } from './link';
import { rise } from './rise';

interface NoteProps {
  part: 'policy-note' | 'left-note';
  title: string;
  text: string;
  url?: string;
  position: string;
  dismiss: string;
  onDismiss: () => void;
}

/** Something to know that asks for no decision: stands until it is dismissed. */
export function Note({ part, title, text, url, position, dismiss, onDismiss }: NoteProps) {
  return (
    <section ref={rise} part={part} aria-label={title} popover="manual" data-layout="note" data-position={position}>
      <p class="text">
        {text} {url && <Link url={url}>{title}</Link>}
      </p>
      <div class="buttons">
        <Button action="dismiss" text={dismiss} onClick={onDismiss} />
      </div>
    </section>
  );
}
