import type { Browser } from 'playwright-core';
import { faultOf } from './check';
import type { StorageState } from './chrome';
import { createFigures, type Figures } from './figures';
import type { Bench } from './measure/measure';
import { checkThrottle, type ThrottleCheck } from './measure/throttle';
import type { Step } from './plan';
import { type Scene, TIMED, VENDORS } from './scene';
import type { BenchServer } from './server';
import type { Subject } from './subjects/subject';
import { type Visitor, visitorOf } from './visit';

export interface Ran {
  readonly figures: Figures;
  readonly throttle: readonly ThrottleCheck[];
  /** What failed in the middle, and has no figure. */
  readonly failures: readonly string[];
}

/** Subjects that do what they are measured for. The others are told, and have no figures. */
export async function checked(visit: Visitor, subjects: readonly Subject[]) {
  const sound: Subject[] = [];
  const faults: Record<string, string> = {};
  for (const subject of subjects) {
    const fault = await faultOf(visit, subject);
    console.error(`check: ${subject.name}: ${fault ?? 'ok'}`);
    if (fault === undefined) sound.push(subject);
    else faults[subject.name] = fault;
  }
  return { sound, faults };
}

/**
 * Every step of a round, with all subjects in turn: what else the machine does meets them all.
 *
 * @param save is given what is there after each round: an hour is long
 */
export async function runRounds(
  { browser, server }: { browser: Browser; server: BenchServer },
  subjects: readonly Subject[],
  steps: readonly Step[],
  save: (ran: Ran) => void,
): Promise<Ran> {
  const figures = createFigures();
  const throttle: ThrottleCheck[] = [];
  const failures: string[] = [];
  const ran: Ran = { figures, throttle, failures };
  const visit = visitorOf(browser, server);
  const bench: Bench = { visit, server, figures, stateOf: rememberStates(visit) };
  const most = Math.max(...steps.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    throttle.push(await checkThrottle(browser));
    for (const { name, measure, rounds, only } of steps) {
      if (round >= rounds) continue;
      console.error(`round ${round + 1} of ${most}: ${name}`);
      for (const subject of turned(subjects, round)) {
        if (only && !only.includes(subject.name)) continue;
        try {
          await measure(bench, subject, round);
        } catch (error) {
          const [reason] = (error as Error).message.split('\n');
          failures.push(`${subject.name}, ${name}, round ${round + 1}: ${reason}`);
          console.error(`FAILED: ${failures.at(-1)}`);
        }
        await closeAll(browser);
      }
    }
    save(ran);
  }
  return ran;
}

/** Another one begins in each round. */
function turned(subjects: readonly Subject[], round: number): readonly Subject[] {
  const first = round % subjects.length;
  return [...subjects.slice(first), ...subjects.slice(0, first)];
}

/** What a measurement left that failed. */
async function closeAll(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Whoever has agreed once comes back with the same in each round. */
function rememberStates(visit: Visitor): Bench['stateOf'] {
  const states = new Map<string, StorageState>();
  return async (subject, scene = TIMED) => {
    if (!subject.controls) return undefined;
    const key = `${subject.name} ${scene.name}`;
    const state = states.get(key) ?? (await agreedState(visit, subject, scene));
    states.set(key, state);
    return state;
  };
}

async function agreedState(visit: Visitor, subject: Subject, scene: Scene): Promise<StorageState> {
  const it = await visit(subject, scene, { cpu: 1, hasVendors: scene === VENDORS });
  await it.open();
  await it.banner();
  await it.quiet();
  await it.click('accept');
  await it.runs(scene.gated.length);
  await it.quiet();
  const state = await it.state();
  await it.close();
  return state;
}
