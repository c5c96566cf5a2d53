import type { Sample } from '../../../demo/sample/receipts';
import type { Figures, Group } from '../../../src/admin/answers';
import { ASKED } from '../../../src/consent/categories';
import { ACTIONS } from '../../../src/receipts/receipt';

/** What `GET /admin/stats` has to say of these receipts, counted without a database. */
export function figuresOf(samples: readonly Sample[]): Figures {
  const by = (keyOf: (sample: Sample) => string) =>
    Object.fromEntries(
      [...new Set(samples.map(keyOf))].map((key) => [key, groupOf(samples.filter((sample) => keyOf(sample) === key))]),
    );
  return {
    total: groupOf(samples),
    days: by(({ receivedAt }) => receivedAt.slice(0, 10)),
    origins: by(({ receipt }) => receipt.origin),
    regions: by(({ receipt }) => receipt.notice.region ?? ''),
    languages: by(({ receipt }) => receipt.notice.language),
    policies: by(({ receipt }) => receipt.policy.version),
    notices: by(({ receipt }) => receipt.notice.hash),
  };
}

function groupOf(samples: readonly Sample[]): Group {
  const number = (test: (sample: Sample) => boolean) => samples.filter(test).length;
  return {
    receipts: samples.length,
    granted: Object.fromEntries(
      ASKED.map((name) => [name, number(({ receipt }) => receipt.categories[name])]),
    ) as Group['granted'],
    actions: Object.fromEntries(
      ACTIONS.map((name) => [name, number(({ receipt }) => receipt.action === name)]),
    ) as Group['actions'],
  };
}
