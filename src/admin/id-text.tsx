import { CopyButton } from './copy-button';

interface IdTextProps {
  text: string;
  what: string;
}

/** An id or a hash, whole, and the way to take it along. */
export function IdText({ text, what }: IdTextProps) {
  return (
    <span class="id">
      <code dir="ltr">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
