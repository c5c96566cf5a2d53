import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answerKey } from '../../../src/consent/decision';
import type { Regime } from '../../../src/consent/regimes';
import type { Answer, Core } from '../../../src/core/contracts';
import { createState } from '../../../src/core/state';
import { createObjections } from '../../../src/decisions/objection';
import { record } from '../../../src/decisions/record';
import { localStore } from '../../../src/storage/local-store';
import { settingsFor } from '../core/fakes';
import { numbers } from '../harness/numbers';
import { lendCookies } from '../storage/document-cookie';

/*
 * A visitor over the years: policies change, in substance or not, services come, clocks are wrong by ten years, the visitor travels,
 * grows up, answers or does not. Whatever comes together, what runs is what the latest decision that counts covers; the rule of the
 * test is written down by itself, and the pages are the real ones.
 */

const SEQUENCES = 100_000;
const DAY = 86_400_000; // ms
const YEAR = 365 * DAY;
const START = Date.UTC(2026, 10, 30);
const NAMES = [
  ['analytics', 'analytics'],
  ['counter', 'analytics'],
  ['marketing', 'marketing'],
  ['pixel', 'marketing'],
  ['newcomer', 'marketing'],
] as const;

interface Decided {
  readonly at: number;
  readonly version: number;
  readonly regime: Regime;
  readonly answers: ReadonlyMap<string, boolean>;
}

// Of one site, which need not be read from an element each time.
vi.mock('../../../src/core/site', () => ({ siteOf: () => 'site' }));

const emptyJar = lendCookies();
let now = START;
// By hand: what a spy notes of some millions of calls takes longer than the calls.
const clock = Date.now;
beforeAll(() => {
  Date.now = () => now;
});
afterAll(() => {
  Date.now = clock;
  vi.unstubAllGlobals();
});

/** What the site and the visitor are at the moment. */
interface World {
  version: number;
  renewSince: number;
  services: number;
  place: 'opt-in' | 'opt-out';
  isMinor: boolean;
}

/** THE RULE, in words of its own: the decision that counts, if any does. */
function counting(last: Decided | undefined, { renewSince, place }: World): Decided | undefined {
  if (!last || last.at > now + DAY) return undefined;
  const isFresh = now < last.at + 182 * DAY && last.version >= renewSince;
  const isObjection = [...last.answers.values()].includes(false);
  const isOk = place === 'opt-in' ? last.regime === 'opt-in' && isFresh : isFresh || isObjection;
  return isOk ? last : undefined;
}

function mayRun(name: string, last: Decided | undefined, world: World): boolean {
  const decided = counting(last, world);
  const yes = decided ? decided.answers.get(answerKey(name)) === true : world.place === 'opt-out';
  return yes && !world.isMinor;
}

const { signal } = new AbortController();
const fail = (cause: unknown) => {
  throw cause;
};

/** A page is loaded, as `core/start` does it. */
function openPage({ version, renewSince, services, place, isMinor }: World) {
  const settings = settingsFor({
    policy: { url: '/privacy', version: `v${version}`, renewSince: `v${renewSince}` },
    audience: isMinor ? 'minor' : 'general',
  });
  const store = localStore();
  const state = createState(settings, store, fail, signal);
  const core = { settings, store, state } as Core;
  for (const [name, category] of NAMES.slice(0, services)) state.registerName(name, category);
  if (!state.decision.inForce() && place === 'opt-out') {
    createObjections(core).count();
    const implied = () => new Map([...state.usedNames.keys()].map((name) => [answerKey(name), true]));
    state.setJurisdiction({ region: 'US', regime: place, implied });
  }
  state.openGate();
  return { core, state };
}

type Change = (world: World, below: (limit: number) => number) => void;

const CHANGES: Readonly<Record<string, Change>> = {
  'the policy changes'(world) {
    world.version += 1;
  },
  'the policy changes in substance'(world) {
    world.version += 1;
    world.renewSince = world.version;
  },
  'the policy is put back'(world) {
    world.version = Math.max(1, world.version - 1);
    world.renewSince = world.version;
  },
  'a service comes'(world) {
    world.services = Math.min(NAMES.length, world.services + 1);
  },
  'days go by'(_, below) {
    now += below(400) * DAY;
  },
  'the clock is wrong'(_, below) {
    now = START + (below(21) - 10) * YEAR;
  },
  'the clock is right'(_, below) {
    now = START + below(30) * DAY;
  },
  'the visitor travels'(world) {
    world.place = world.place === 'opt-in' ? 'opt-out' : 'opt-in';
  },
  'the audience changes'(world) {
    world.isMinor = !world.isMinor;
  },
};

function live(seed: number): number {
  emptyJar();
  vi.stubGlobal('localStorage', {});
  const below = numbers(seed);
  now = START;
  const world: World = { version: 1, renewSince: 1, services: 3, place: 'opt-in', isMinor: false };
  let last: Decided | undefined;
  let people = 0;
  const told: string[] = [];
  let looks = 0;
  const answer = () => {
    const { core, state } = openPage(world);
    const answers = new Map(state.decision.inForce()?.answers);
    for (const name of state.usedNames.keys()) answers.set(answerKey(name), below(2) === 1);
    const given = { answers, action: undefined, method: 'api', notice: {}, before: [] } as unknown as Answer;
    record(core, given, () => ({ secret: `secret-${seed}-${people}`, subject: `subject-${people++}` }));
    if (!state.decision.last) throw new Error('nothing was decided');
    const { at, regime } = state.decision.last.decision;
    last = { at, regime, version: world.version, answers };
  };
  const names = Object.keys(CHANGES);
  for (let page = 0; page < 4; page++) {
    for (let change = below(4); change > 0; change--) {
      const name = names[below(names.length)] as string;
      told.push(name);
      CHANGES[name]?.(world, below);
    }
    if (below(2)) {
      told.push('an answer');
      answer();
    }
    const { state } = openPage(world);
    for (const used of state.usedNames.keys()) {
      looks += 1;
      const expected = mayRun(used, last, world);
      if (state.has(used) !== expected) {
        throw new Error(`seed ${seed}: ${used} ${expected ? 'does not run' : 'runs'} after: ${told.join(', ')}`);
      }
    }
  }
  return looks;
}

test(`in ${SEQUENCES} lives what runs is what the decision that counts covers`, () => {
  let looks = 0;
  for (let seed = 1; seed <= SEQUENCES; seed++) looks += live(seed);
  expect(looks).toBeGreaterThan(SEQUENCES * 4);
}, 300_000);
