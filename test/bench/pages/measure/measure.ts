import type { StorageState } from '../chrome';
import type { Figures } from '../figures';
import type { Scene } from '../scene';
import type { BenchServer } from '../server';
import type { Subject } from '../subjects/subject';
import type { Visitor } from '../visit';

/** What every measurement is given. */
export interface Bench {
  readonly visit: Visitor;
  readonly server: BenchServer;
  readonly figures: Figures;
  /** What a visitor has stored who has agreed to everything; without a scene, on the page of most measurements. */
  stateOf(subject: Subject, scene?: Scene): Promise<StorageState | undefined>;
}

/** Measures one subject once, and puts what it finds into the figures. */
export type Measure = (bench: Bench, subject: Subject, round: number) => Promise<void>;
