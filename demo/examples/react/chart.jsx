// What needs a yes stands in a gate, and what is shown until then beside it.
import { ConsentGate } from 'assent/react';

export const Chart = () => (
  <ConsentGate category="analytics" fallback={<p className="held">The chart needs your consent to statistics.</p>}>
    <p className="chart">Visits: 1,204</p>
  </ConsentGate>
);
