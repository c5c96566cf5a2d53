import { ASKED } from '../consent/categories';
import type { Group } from './answers';
import { Swatch } from './marker';
import { CATEGORY_NAMES } from './names';
import { count, FEW, percent, share } from './percent';

/** The answer to the first question: how many, and how many of them said yes to what. */
export function Summary({ total }: { total: Group }) {
  const { receipts, granted } = total;
  return (
    <dl class="summary">
      <div>
        <dt>Receipts</dt>
        <dd class="big">{count(receipts)}</dd>
        <dd>one for each decision</dd>
      </div>
      {ASKED.map((name) => (
        <div key={name}>
          <dt>
            <Swatch category={name} /> {CATEGORY_NAMES[name]}
          </dt>
          <dd class="big">{percent(share(granted[name], receipts))}</dd>
          <dd>
            said yes: {count(granted[name])} of {count(receipts)}
            {receipts > 0 && receipts < FEW && ', too few to go by'}
          </dd>
          <dd>
            <svg class="meter" width="100%" height="6" aria-hidden="true">
              <rect class="track" width="100%" height="6" rx="3" />
              <rect
                class={`mark ${name}`}
                width={`${100 * (share(granted[name], receipts) ?? 0)}%`}
                height="6"
                rx="3"
              />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}
