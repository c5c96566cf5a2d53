import type { TargetedEvent } from 'preact';
import type { DialogState } from './dialog-state';

interface SwitchProps {
  name: string;
  checked: boolean;
  /** Id of the text that says more. */
  describedBy?: string;
  disabled?: boolean;
  hears: DialogState['hears'];
  onChange?: (on: boolean) => void;
}

/** A native checkbox, drawn as a switch. Its label points to it by id. Who is not heard can only turn it off. */
export function Switch({ name, checked, describedBy, disabled, hears, onChange }: SwitchProps) {
  const isHeard = (event: TargetedEvent<HTMLInputElement>) => !event.currentTarget.checked || hears('on', event);
  return (
    <input
      type="checkbox"
      id={`switch-${name}`}
      name={name}
      checked={checked}
      disabled={disabled}
      aria-describedby={describedBy}
      // It stands already as it would after the click.
      onClick={(event) => isHeard(event) || event.preventDefault()}
      onChange={(event) => {
        const { currentTarget } = event;
        if (isHeard(event)) onChange?.(currentTarget.checked);
        else currentTarget.checked = checked;
      }}
    />
  );
}
