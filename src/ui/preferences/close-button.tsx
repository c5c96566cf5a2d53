interface CloseButtonProps {
  text: string;
  onClick: () => void;
}

export function CloseButton({ text, onClick }: CloseButtonProps) {
  return (
    <button type="button" part="button" data-action="close" aria-label={text} title={text} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" />
      </svg>
    </button>
  );
}
