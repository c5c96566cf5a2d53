import { ASKED } from '../consent/categories';
import type { Group } from './answers';
import { Swatch } from './marker';
import { CATEGORY_NAMES } from './names';
import { count, decisionsOf, FEW, percent, share } from './percent';

/** The answer to the first question: how many, and how many of them said yes to what. */
export function Summary({ total }: { total: Group }) {
  const { granted } = total;
  const decisions = decisionsOf(total);
  return (
    <dl class="summary">
      <div>
        <dt>Receipts</dt>
        <dd class="big">{count(total.receipts)}</dd>
        <dd>one for each decision{total.receipts > decisions && ', and for each consent beyond cookies'}</dd>
      </div>
      {ASKED.map((name) => (
        <div key={name}>
          <dt>
            <Swatch category={name} /> {CATEGORY_NAMES[name]}
          </dt>
          <dd class="big">{percent(share(granted[name], decisions))}</dd>
          <dd>
            said yes: {count(granted[name])} of {count(decisions)}
            {decisions > 0 && decisions < FEW && ', too few to go by'}
          </dd>
          <dd>
            <svg class="meter" width="100%" height="6" aria-hidden="true">
              <rect class="track" width="100%" height="6" rx="3" />
              <rect
                class={`mark ${name}`}
                width={`${100 * (share(granted[name], decisions) ?? 0)}%`}
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
