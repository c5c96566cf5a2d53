import { useSignal } from '@preact/signals';
import { choose } from './act';
import { board } from './board';
import { dayText, today } from './day';
import { faultOf, PRESETS } from './range';

/** How far back the days stand that somebody begins to choose from. */
const START_DAYS = 29;

export function RangePicker() {
  const range = board.range.value;
  const isCustom = useSignal(false);
  const from = useSignal('');
  const to = useSignal('');
  const fault = useSignal('');

  function open() {
    isCustom.value = true;
    const { first, last } = board.bounds.value;
    from.value = dayText(first ?? last - START_DAYS);
    to.value = dayText(last);
  }

  function apply(event: Event) {
    event.preventDefault();
    fault.value = faultOf(from.value, to.value);
    if (!fault.value) choose({ from: from.value, to: to.value });
  }

  return (
    <div class="range">
      <fieldset class="segments">
        <legend class="unseen">Time of receipt, in days of UTC</legend>
        {PRESETS.map(({ last, name }) => (
          <button
            key={name}
            type="button"
            aria-pressed={!isCustom.value && 'last' in range && range.last === last}
            onClick={() => {
              isCustom.value = false;
              choose({ last });
            }}
          >
            {name}
          </button>
        ))}
        <button type="button" aria-pressed={isCustom.value} aria-expanded={isCustom.value} onClick={open}>
          Custom
        </button>
      </fieldset>
      {isCustom.value && (
        <form class="days" onSubmit={apply}>
          <Day label="From" value={from} />
          <Day label="To" value={to} />
          <button type="submit">Apply</button>
          <p role="alert" class="fault">
            {fault.value}
          </p>
        </form>
      )}
    </div>
  );
}

function Day({ label, value }: { label: string; value: { value: string } }) {
  return (
    <div>
      <label for={`day-${label}`}>{label}</label>
      <input
        id={`day-${label}`}
        type="date"
        required
        max={dayText(today())}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
        }}
      />
    </div>
  );
}
