interface SwitchProps {
  name: string;
  checked: boolean;
  /** Id of the text that says more. */
  describedBy?: string;
  disabled?: boolean;
  onChange?: (on: boolean) => void;
}

/** A native checkbox, drawn as a switch. Its label points to it by id. */
export function Switch({ name, checked, describedBy, disabled, onChange }: SwitchProps) {
  return (
    <input
      type="checkbox"
      id={`switch-${name}`}
      name={name}
      checked={checked}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(event) => onChange?.(event.currentTarget.checked)}
    />
  );
}
