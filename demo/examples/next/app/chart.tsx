// A component of the server's, with a gate in it: what stands in the gate is drawn once there is a yes.
import { ConsentGate } from 'assent/react';

export const Chart = () => (
  <ConsentGate category="analytics" fallback={<p className="held">The chart needs your consent to statistics.</p>}>
    <p className="chart">Visits: 1,204</p>
  </ConsentGate>
);
