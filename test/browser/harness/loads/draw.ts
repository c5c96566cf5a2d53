import type { FaultBrowser } from '../../faults/fault';
import { OPENS_NOTHING, PATCHES } from '../../faults/patches';
import { UNHELD } from '../unheld';
import { FAULTS, type LoadFault } from './faults';

/** One visitor's way to a page that is looked at. */
export interface Load {
  /** When the page that is looked at is loaded: before an answer, after a no, or after a yes that was withdrawn. */
  readonly moment: 'before' | 'refused' | 'withdrawn';
  /** By a click, or by the page's code. */
  readonly by: 'click' | 'code';
  /** Where Assent's tag stands, and how it is loaded. */
  readonly placement: 'first' | 'last' | 'async' | 'defer';
  readonly faults: readonly LoadFault[];
  /** Whether the faults are there from the first page on, or from the one that is looked at. */
  readonly isEarly: boolean;
  /** What happens on that page. */
  readonly act: 'nothing' | 'insert' | 'open' | 'back';
  /** With the header gate, and so many unmarked ways to ask a vendor on the page. */
  readonly isGated: boolean;
  readonly rows: readonly string[];
  readonly hasFirebase: boolean;
  /** There is something that nobody has marked. */
  readonly isLeaking?: boolean;
}

const MOST_FAULTS = 3;
const ROWS = 6;
/** One page in so many. */
const GATED = 4;
const WITH_FIREBASE = 8;

/** The driver of Firefox calls the page's own `apply`. */
const breaksTheDriver = ({ script }: LoadFault): boolean => !!script?.includes(PATCHES['apply is replaced'] as string);

/** @param random whole numbers from 0 to below what it is given */
export function drawLoad(random: (most: number) => number, browser: FaultBrowser): Load {
  const possible = FAULTS.filter((fault) => browser === 'chromium' || !breaksTheDriver(fault));
  const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const faults: LoadFault[] = [];
  const subjects = [...new Set(possible.map(({ about }) => about))];
  for (let wanted = 1 + random(MOST_FAULTS); wanted > 0; wanted--) {
    const about = one(subjects.filter((it) => faults.every((fault) => fault.about !== it)));
    faults.push(one(possible.filter((it) => it.about === about)));
  }
  const isGated = random(GATED) === 0;
  const rows = Object.keys(UNHELD);
  return {
    moment: one(faults.some(keepsFromRemoving) ? ['before', 'refused'] : ['before', 'refused', 'withdrawn']),
    by: one(['click', 'code']),
    placement: one(['first', 'last', 'async', 'defer']),
    faults,
    isEarly: random(2) === 0,
    act: one(['nothing', 'insert', 'open', 'back']),
    isGated,
    rows: isGated ? [...new Set(Array.from({ length: ROWS }, () => one(rows)))] : [],
    hasFirebase: random(WITH_FIREBASE) === 0,
  };
}

/** A page that breaks the language like this opens nothing, but what vendors have stored may stay after a no. */
const keepsFromRemoving = ({ name }: LoadFault): boolean =>
  Object.keys(OPENS_NOTHING).some((it) => name.startsWith(it));

export const told = ({ faults, ...load }: Load): string =>
  JSON.stringify({ ...load, faults: faults.map(({ name }) => name) });
