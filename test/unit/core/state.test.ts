import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answerKey, type Decision } from '../../../src/consent/decision';
import { encodeDecision } from '../../../src/consent/encode';
import type { Regime } from '../../../src/consent/regimes';
import { isInForceUnasked } from '../../../src/consent/unasked';
import { siteOf } from '../../../src/core/site';
import { createState } from '../../../src/core/state';
import { writeCookie } from '../../../src/storage/document-cookies';
import { ADULT, DISMISSED_NOTE, MINOR } from '../../../src/storage/keys';
import { localStore } from '../../../src/storage/local-store';
import { lendCookies } from '../storage/document-cookie';
import { settingsFor } from './fakes';

const emptyJar = lendCookies();
const put = (text: string, name = 'assent') => writeCookie(`${name}=${text}; Path=/`);
const DAY_MS = 86_400_000;
const report = vi.fn();
const store = localStore();
const { signal } = new AbortController();

function decide(answers: Record<string, boolean>, more: Partial<Decision> & { name?: string } = {}) {
  const { name, ...rest } = more;
  const by = new Map(Object.entries(answers).map(([name, yes]) => [answerKey(name), yes]));
  const text = encodeDecision({
    secret: 'A'.repeat(43),
    subject: 's'.repeat(43),
    site: '',
    at: Date.now(),
    regime: 'opt-in',
    region: 'OM',
    version: '2',
    answers: by,
    ...rest,
  });
  put(text, name);
}

function stateOf(config = {}) {
  const state = createState(
    settingsFor({ policy: { url: '/p', version: '2', renewSince: '1' }, ...config }),
    store,
    report,
    signal,
  );
  state.registerName('google-analytics', 'analytics');
  state.registerName('youtube', 'marketing');
  return state;
}

beforeEach(() => {
  emptyJar();
  localStorage.clear();
  report.mockReset();
});

describe('what may run', () => {
  test('nothing before the start, whatever is stored', () => {
    decide({ analytics: true, 'google-analytics': true });
    const state = stateOf();
    expect(state.has('analytics')).toBe(false);
    state.openGate();
    expect(state.allowedNames()).toEqual(['analytics', 'google-analytics']);
    expect(state.mayRun(['analytics'], 'google-analytics')).toBe(true);
    expect(state.mayRun(['analytics', 'marketing'], undefined)).toBe(false);
  });

  test('nothing of a decision that is expired, from the future, or older than the policy renews', () => {
    for (const more of [{ at: Date.now() - 200 * DAY_MS }, { at: Date.now() + 2 * DAY_MS }, { version: '0' }]) {
      emptyJar();
      decide({ analytics: true }, more);
      const state = stateOf();
      state.openGate();
      expect(state.has('analytics')).toBe(false);
      expect(state.isQuestionDue()).toBe(true);
    }
  });

  test('what a lenient regime implies, worked out for what the page uses by now', () => {
    const state = stateOf();
    state.openGate();
    state.setJurisdiction({
      region: 'US',
      regime: 'opt-out',
      implied: () => new Map([...state.usedNames.keys()].map((name) => [answerKey(name), true])),
    });
    expect(state.has('youtube')).toBe(true);
    state.registerName('hotjar', 'analytics');
    expect(state.has('hotjar')).toBe(true);
    expect(state.snapshot().status).toBe('implied');
    expect(state.isQuestionDue()).toBe(false);
  });

  test('a minor is shut off, and stays so on later pages', () => {
    decide({ analytics: true, preferences: true });
    const state = stateOf();
    state.openGate();
    expect(state.has('analytics')).toBe(true);
    store.set(MINOR, '1');
    state.readAudience();
    expect(state.has('analytics')).toBe(false);
    expect(state.has('preferences')).toBe(true);
  });
});

/** With what the part says that knows the region. */
function stateIn(regime: Regime) {
  const state = stateOf();
  const answers = new Map([['analytics', true]]);
  state.setJurisdiction({ region: '', regime, implied: regime === 'opt-in' ? undefined : () => answers });
  state.decision.counts = (decision) =>
    regime === 'opt-in' ? undefined : isInForceUnasked(decision, Date.now(), 182, '');
  return state;
}

describe('who has not said their age counts as under age', () => {
  const yes = { analytics: true, 'google-analytics': true, preferences: true };

  test('where the site asks for it, until it is known', () => {
    decide(yes);
    const state = stateOf({ audience: 'ask' });
    state.openGate();
    expect([state.has('analytics'), state.has('preferences')]).toEqual([false, true]);
    store.set(ADULT, 'ask');
    state.readAudience();
    expect(state.has('analytics')).toBe(true);
    store.remove(ADULT);
    state.readAudience();
    expect(state.has('analytics')).toBe(false);
  });

  test('and who is known to be under age does so, whatever else is stored', () => {
    decide(yes);
    store.set(ADULT, 'ask');
    store.set(MINOR, '1');
    for (const audience of ['ask', 'general', 'minor'] as const) {
      const state = stateOf({ audience });
      state.openGate();
      expect(state.has('analytics'), audience).toBe(false);
    }
  });

  test('being old enough opens nothing where the site has said that its audience is not', () => {
    decide(yes);
    store.set(ADULT, 'ask');
    for (const audience of ['minor', 'kids', 'ASK', '', null]) {
      const state = stateOf({ audience });
      state.openGate();
      expect(state.has('analytics'), `${audience}`).toBe(false);
    }
  });

  test('under what a lenient regime implies, too', () => {
    const state = stateOf({ audience: 'ask' });
    state.openGate();
    const implied = () => new Map([...state.usedNames.keys()].map((name) => [answerKey(name), true]));
    for (const regime of ['opt-out', 'notice'] as const) {
      state.setJurisdiction({ region: 'US', regime, implied });
      expect(state.allowedNames(), regime).toEqual([]);
    }
    store.set(ADULT, 'ask');
    state.readAudience();
    expect(state.has('youtube')).toBe(true);
  });
});

describe('what is asked', () => {
  test('a service that is new since a yes is asked about by itself, in every regime', () => {
    for (const regime of ['opt-in', 'opt-out'] as const) {
      decide({ analytics: true, marketing: true, youtube: false }, { regime });
      const state = stateIn(regime);
      state.openGate();
      expect(state.pendingNames(), regime).toEqual(['google-analytics']);
      expect(state.isQuestionDue(), regime).toBe(true);
      expect(state.has('google-analytics'), regime).toBe(false);
    }
  });

  test('not of who has objected to marketing, where the regime is a lenient one', () => {
    for (const regime of ['opt-out', 'notice'] as const) {
      decide({ analytics: true, marketing: false }, { regime });
      const state = stateIn(regime);
      expect(state.pendingNames(), regime).toEqual(['google-analytics']);
      expect(state.isQuestionDue(), regime).toBe(false);
    }
    decide({ analytics: true, marketing: false, youtube: false }, { regime: 'opt-in' });
    expect(stateOf().isQuestionDue()).toBe(true);
  });

  test('where the regime is a lenient one an objection neither runs out nor ends with a new policy', () => {
    decide(
      { analytics: false, marketing: false },
      { regime: 'opt-out', at: Date.now() - 1_000 * DAY_MS, version: '0' },
    );
    const state = stateIn('opt-out');
    state.openGate();
    expect(state.has('analytics')).toBe(false);
    expect(state.isQuestionDue()).toBe(false);
    expect(state.snapshot()).toMatchObject({ status: 'decided', expiresAt: null });
  });

  test('what was decided where nobody is asked counts only once it is known that the visitor is in such a place', () => {
    decide({ analytics: true, 'google-analytics': true, marketing: false }, { regime: 'opt-out' });
    const state = stateOf();
    state.openGate();
    expect(state.has('google-analytics')).toBe(false);
    expect(state.isQuestionDue()).toBe(true);
    expect(state.snapshot().status).toBe('unasked');
    expect(stateIn('opt-out').snapshot().status).toBe('decided');
    expect(stateIn('opt-in').snapshot().status).toBe('unasked');
  });

  test('the note on a policy that changed is due until it was dismissed, and not for a newer one', () => {
    const yes = { analytics: true, 'google-analytics': true, marketing: true, youtube: true };
    decide(yes, { version: '1' });
    const state = stateOf();
    expect(state.isPolicyNoteDue()).toBe(true);
    store.set(DISMISSED_NOTE, '2');
    expect(state.isPolicyNoteDue()).toBe(false);
    store.remove(DISMISSED_NOTE);
    emptyJar();
    decide(yes, { version: '3' });
    expect(stateOf().isPolicyNoteDue()).toBe(false);
  });
});

describe('what it says', () => {
  test('the same object as long as it says the same, and a frozen one', () => {
    decide({ analytics: true });
    const state = stateOf();
    state.openGate();
    const first = state.snapshot();
    expect(state.snapshot()).toBe(first);
    expect(Object.isFrozen(first) && Object.isFrozen(first.services)).toBe(true);
    state.registerName('hotjar', 'analytics');
    expect(state.snapshot()).not.toBe(first);
    expect(state.snapshot()).toBe(state.snapshot());
  });

  test('each who draws is told by itself: one that throws is reported and holds up nobody', () => {
    const state = stateOf();
    const draw = vi.fn();
    state.onChange(() => {
      throw new Error('of a drawing');
    });
    state.onChange(draw);
    state.notifyChange();
    expect(draw).not.toHaveBeenCalled();
    state.openGate();
    state.notifyChange();
    expect(draw).toHaveBeenCalledTimes(1);
    expect(report).toHaveBeenCalledTimes(1);
  });
});

describe('another tab', () => {
  test('its decision is taken over, and an older one that comes late is not', () => {
    const state = stateOf();
    state.openGate();
    decide({ analytics: true });
    expect(state.decision.refresh()).toBe(true);
    expect(state.has('analytics')).toBe(true);
    expect(state.decision.refresh()).toBe(false);
    decide({ marketing: true }, { at: Date.now() - 1000, name: 'assent.copy' });
    expect(state.decision.refresh()).toBe(false);
    expect(state.has('marketing')).toBe(false);
    expect(state.decision.own()).toHaveLength(2);
  });

  test('what it forgot is forgotten here', () => {
    decide({ analytics: true });
    const state = stateOf();
    state.openGate();
    emptyJar();
    expect(state.decision.refresh()).toBe(true);
    expect(state.snapshot()).toMatchObject({ status: 'unasked', analytics: false, subjectId: null, persisted: false });
  });

  test('and what was forgotten does not come back with a late answer, while a newer decision counts', () => {
    decide({ analytics: true });
    const state = stateOf();
    state.openGate();
    decide({}, { at: Date.now() + 1000, secret: '' });
    decide({ analytics: true }, { name: 'assent.copy' });
    expect(state.decision.refresh()).toBe(true);
    expect(state.snapshot()).toMatchObject({ status: 'unasked', analytics: false, subjectId: null, persisted: false });
    expect(state.decision.refresh()).toBe(false);
    decide({ analytics: true }, { at: Date.now() + 2000 });
    expect(state.decision.refresh()).toBe(true);
    expect(state.has('analytics')).toBe(true);
  });

  test('the endpoint’s copy counts where the cookie has run out', () => {
    decide({ analytics: true }, { name: 'assent.copy' });
    expect(stateOf().decision.inForce()?.answers.get('analytics')).toBe(true);
  });
});

describe('sites of one host', () => {
  const siteAt = (url: string) => siteOf(url);

  test.each([
    ['/en/privacy', '/ar/privacy'],
    ['/privacy', '/de/datenschutz'],
    ['/privacy/', '/pt-BR/privacidade'],
    ['/one/en/privacy', '/one/ar/privacy'],
    ['#privacy', '/privacy'],
    ['/?page_id=3', '/privacy'],
    ['https://klouttrack.test/one/privacy', '/one/privacy'],
    ['/one/privacy', '/one/privacy/'],
  ])('%s and %s are of one site', (one, two) => expect(siteAt(one)).toBe(siteAt(two)));

  test.each([
    ['/one/privacy', '/two/privacy'],
    ['/one/privacy', '/privacy'],
    ['/en/one/privacy', '/en/two/privacy'],
    ['/shop/one/privacy.html', '/shop/two/privacy.html'],
  ])('%s and %s are of two', (one, two) => expect(siteAt(one)).not.toBe(siteAt(two)));

  test('what is no address throws nothing', () => expect(siteAt('https://[')).toMatch(/^\w+$/));

  test('a decision of another one is none here; one that does not say is everybody’s', () => {
    decide({ analytics: true }, { site: siteAt('/one/privacy') });
    expect(stateOf({ policy: { url: '/two/privacy', version: '2' } }).decision.last).toBeUndefined();
    expect(stateOf({ policy: { url: '/en/one/privacy', version: '2' } }).decision.last).toBeDefined();
    emptyJar();
    decide({ analytics: true });
    expect(stateOf({ policy: { url: '/two/privacy', version: '2' } }).decision.last).toBeDefined();
  });
});
