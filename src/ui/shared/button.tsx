interface ButtonProps {
  action: string;
  text: string;
  onClick: (event: Event) => void;
  /** The visitor is about to click: the pointer or the keyboard has come to the button. */
  onNear?: () => void;
  expanded?: boolean;
}

/** Every decision is made by one of these: same element, same size, same weight, whatever it decides. */
export function Button({ action, text, onClick, onNear, expanded }: ButtonProps) {
  return (
    <button
      type="button"
      part="button"
      data-action={action}
      aria-expanded={expanded}
      onClick={onClick}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      {text}
    </button>
  );
}
