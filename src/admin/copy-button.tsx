import { useSignal } from '@preact/signals';
import { announcement } from './act';

interface CopyButtonProps {
  /** What is copied. */
  text: string;
  /** What that is, as in "Copy the receipt’s id". */
  what: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const state = useSignal('Copy');

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      state.value = 'Copied';
      announcement.value = `Copied ${what}.`;
    } catch {
      // Without TLS there is no clipboard.
      state.value = 'Select and copy it';
      announcement.value = 'The browser does not let this page copy. Select the text and copy it.';
    }
  }

  return (
    <button
      type="button"
      class="small"
      aria-label={`Copy ${what}`}
      onClick={copy}
      onBlur={() => (state.value = 'Copy')}
    >
      {state.value}
    </button>
  );
}
