import { regimeOf } from '../consent/regime-of';
import type { Core } from '../core/contracts';
import type { Channel, Sighting } from '../debug/contract';
import { createJudging, hostOf, type Judged } from '../debug/judging';
import { dom } from '../dom';
import { withoutQuery } from './initiator';
import type { Done } from './watch-code';

/** Something that the page has asked for or stored. */
export interface Seen extends Done {
  /** Milliseconds since the page was asked for. None: now. */
  readonly at?: number;
}
type Timed = Required<Seen>;

/** So many wait for it to be known what is allowed, and so many are kept. */
const MOST = 2_000;

/**
 * Judges what was seen, once it is known what may run, and tells of what no answer allows: each once.
 *
 * @param told called later than what was seen, so that nobody runs within the page's own call
 * @returns takes what was seen
 */
export function createSightings(core: Core, told: (sighting: Sighting) => void): (seen: Seen) => void {
  const { state, settings, signal } = core;
  const judging = createJudging(core);
  const keys = new Set<string>();
  let waiting: Timed[] = [];
  let isDue = false;
  let hasStarted = false;

  /** Before the region is known, what its law allows without an answer is not. */
  function isKnown(): boolean {
    const { source, region, implied } = state.jurisdiction;
    if (hasStarted || implied || source === 'time-zone' || state.decision.inForce()) return true;
    return !!source && regimeOf(region, settings.regions) === 'opt-in';
  }
  function judgeAll(): void {
    isDue = false;
    if (signal.aborted || !isKnown()) return;
    judging.look();
    const all = waiting;
    waiting = [];
    for (const seen of all) tell(seen);
  }
  function tell(seen: Timed): void {
    const judged = judgedBy(judging, seen);
    if (judged.allowed) return;
    const isStored = STORED.includes(seen.channel);
    // Of what is stored by nobody who is known there is no end: hosts alone are told.
    if (judged.service === null && isStored) return;
    const sighting = sightingOf(seen, judged, isStored, phaseOf(seen, judged));
    const { channel, phase, service, name } = sighting;
    const key = JSON.stringify(service ? [channel, phase, service, name] : [name]);
    if (keys.has(key) || keys.size >= MOST) return;
    keys.add(key);
    told(sighting);
  }
  function phaseOf({ at }: Timed, { service }: Judged): Sighting['phase'] {
    if (judging.wasGranted(service, at)) return 'withdrawn';
    const { decidedAt } = state.snapshot();
    return decidedAt && Date.parse(decidedAt) - performance.timeOrigin <= at ? 'answered' : 'unasked';
  }
  const later = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(judgeAll);
  };
  const started = () => {
    hasStarted = true;
    judging.look();
    later();
  };
  dom.addEventListener('assent:ready', started, { signal });
  state.onChange(started);
  return (seen) => {
    if (waiting.length >= MOST) return;
    // What is allowed at this moment is, by whatever clock the answer was dated.
    judging.look();
    waiting.push({ at: performance.now(), ...seen });
    later();
  };
}

const STORED: readonly Channel[] = ['cookie', 'storage', 'database'];

function judgedBy(judging: ReturnType<typeof createJudging>, { channel, what, at }: Timed): Judged {
  if (channel === 'cookie') return judging.cookie(what, at);
  if (channel === 'storage') return judging.key(what, at);
  if (channel === 'database') return judging.database(what, at);
  return judging.address(what, at, channel === 'frame');
}

function sightingOf(
  { channel, what, initiator, at }: Timed,
  { service, category }: Judged,
  isStored: boolean,
  phase: Sighting['phase'],
): Sighting {
  return Object.freeze({
    kind: service === null ? 'unknown-host' : 'leak',
    ...{ channel, phase, service, category },
    name: isStored ? what : hostOf(what),
    url: isStored ? '' : withoutQuery(what),
    ...{ initiator, at },
  });
}
