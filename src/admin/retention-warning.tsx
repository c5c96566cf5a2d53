import { count, counted } from './percent';
import { retentionPlan } from './retention-plan';

/** First on the page, for an admin who only looks: it waits for somebody, and nothing tells that but a log. */
export function RetentionWarning() {
  const { due = 0, of = 0, held = null } = retentionPlan.value ?? {};
  if (held === null) return null;
  return (
    <p role="alert" class="fault">
      The retention waits. It would delete {counted(due, 'receipt')} of {count(of)}, and {held}. Look at the server’s
      clock and at <code>--retention</code>; then <a href="#log">apply it</a>, or run{' '}
      <code>npx assent retention --yes</code>.
    </p>
  );
}
