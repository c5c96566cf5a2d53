import type { RawFigures } from './figures';
import type { ThrottleCheck } from './measure/throttle';
import type { Sizes } from './plan';

/** A whole run, as plain JSON: what `test/results/bench.json` has, and what tables and documents are made from. */
export interface Report {
  readonly date: string;
  readonly minutes: number;
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  readonly browser: string;
  /** Load average: what else the machine did, the bench itself included. */
  readonly load: { readonly before: number; readonly after: number };
  readonly sizes: Sizes;
  readonly subjects: readonly ReportedSubject[];
  /** Subjects that failed their check, and why. */
  readonly faults: Readonly<Record<string, string>>;
  /** Measurements that have no figure, and why. */
  readonly failures: readonly string[];
  readonly throttle: readonly ThrottleCheck[];
  readonly figures: RawFigures;
}

export interface ReportedSubject {
  readonly name: string;
  readonly text: string;
  /** Package and version. */
  readonly version: string | undefined;
}
