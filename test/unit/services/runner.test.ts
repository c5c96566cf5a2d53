import { afterEach, describe, expect, test, vi } from 'vitest';
import * as readyMade from '../../../src/services/catalogue/index';
import type { ServicePage } from '../../../src/services/contract';
import { createRunner, type RunnerOptions } from '../../../src/services/runner';

type Page = Window & { dataLayer?: IArguments[]; fbq?: { queue: IArguments[] } } & Record<string, unknown>;
const page = window as unknown as Page;

const commands = () => (page.dataLayer ?? []).map((entry) => [...entry]);

/** A page with these services, as the settings name them. */
async function run(services: object, more: Partial<RunnerOptions> = {}) {
  const allowed = new Set<string>();
  const report = vi.fn();
  const refused = vi.fn();
  const all = Object.values(readyMade);
  const end = new AbortController();
  const runner = createRunner({
    services,
    allowed: (name) => allowed.has(name),
    state: { consentInputs: () => ({ answers: undefined, minor: false, names: new Map() }), onChange: () => {} },
    nonce: '',
    // An address of no consequence: happy-dom would ask the network for it.
    sources: {
      setAttribute: (element, name, value) => element.setAttribute(name === 'src' ? 'data-loaded' : name, value),
    },
    loadPart: async (part) => {
      const found = all.find(({ definition: { id } }) => part === `services/${id}`);
      if (!found) throw new Error(`${part} is not there`);
      return { default: found as never };
    },
    register: () => {},
    refused,
    report,
    signal: end.signal,
    ...more,
  });
  await runner.load(Object.keys(services));
  const apply = (...names: string[]) => {
    allowed.clear();
    for (const name of names) allowed.add(name);
    const stopped = runner.updateConsent();
    runner.start();
    return stopped.map(({ id }) => id);
  };
  return { apply, report, refused, runner, end };
}

/** All that was on its way has come. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const loaded = () => [...document.querySelectorAll('[data-loaded]')].map((it) => it.getAttribute('data-loaded'));

const before = new Set(Object.keys(window));
afterEach(() => {
  for (const name of Object.keys(window)) if (!before.has(name)) delete page[name];
  for (const script of document.querySelectorAll('[data-loaded]')) script.remove();
});

const DENIED = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'denied',
  personalization_storage: 'denied',
  security_storage: 'granted',
};

describe('Google', () => {
  test('has denied defaults before anything, as arguments objects, and is told before it starts', async () => {
    const { apply } = await run({ 'google-analytics': { id: 'G-1' } });
    expect(Object.prototype.toString.call(page.dataLayer?.[0])).toBe('[object Arguments]');
    expect(commands()).toEqual([['consent', 'default', DENIED]]);
    expect(loaded()).toEqual([]);

    apply('analytics', 'google-analytics');
    expect(commands().map(([command, what]) => [command, what instanceof Date ? 'date' : what])).toEqual([
      ['consent', 'default'],
      ['consent', 'update'],
      ['js', 'date'],
      ['config', 'G-1'],
    ]);
    expect(commands()[1]?.[2]).toEqual({ ...DENIED, analytics_storage: 'granted' });
    expect(loaded()).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-1&l=dataLayer']);

    expect(apply()).toEqual(['google-analytics']);
    expect(page['ga-disable-G-1']).toBe(true);
    // No tag has come yet that could have taken the queue over, so it is told before it gets to anything else.
    expect(
      commands()
        .slice(1, 3)
        .map((command) => command[2].analytics_storage),
    ).toEqual(['granted', 'denied']);

    apply('analytics', 'google-analytics');
    expect(page['ga-disable-G-1']).toBe(false);
    expect(loaded()).toHaveLength(1);
  });

  test('says its default in front of what the page has queued, once, with the settings that are on', async () => {
    page.dataLayer = [['js'], ['config', 'G-9']] as unknown as IArguments[];
    await run({
      'google-analytics': { id: 'G-1', region: ['ES', 'US-AK'], ads_data_redaction: true, url_passthrough: true },
      'google-ads': { id: 'AW-1' },
    });
    expect(commands()).toEqual([
      ['consent', 'default', { ...DENIED, region: ['ES', 'US-AK'] }],
      ['set', 'ads_data_redaction', true],
      ['set', 'url_passthrough', true],
      ['js'],
      ['config', 'G-9'],
    ]);
  });

  test('leaves a default of the page, or of the inline snippet, as it is', async () => {
    page.dataLayer = [['consent', 'default', {}]] as unknown as IArguments[];
    await run({ 'google-analytics': { id: 'G-1' } });
    expect(commands()).toEqual([['consent', 'default', {}]]);
  });

  test('has one tag for all of Google, and none where the page has it', async () => {
    // As the selector looks for it.
    const tag = document.createElement('script');
    tag.setAttribute('src', 'data:text/javascript,googletagmanager.com/gtag/js?id=G-1');
    tag.type = 'application/json';
    document.head.append(tag);
    const { apply } = await run({ 'google-analytics': { id: 'G-1' }, 'google-ads': { id: 'AW-2' } });
    apply('google-analytics', 'google-ads');
    expect(loaded()).toEqual([]);
    expect(commands().filter(([command]) => command === 'config')).toEqual([['config', 'AW-2']]);
    tag.remove();
  });
});

describe('Meta Pixel', () => {
  test('has nothing on the page before its yes, and is told of every change', async () => {
    const { apply } = await run({ 'meta-pixel': { id: '123456' } });
    expect(page.fbq).toBeUndefined();
    apply('meta-pixel');
    apply();
    apply('meta-pixel');
    expect(page.fbq?.queue.map((entry) => [...entry])).toEqual([
      ['consent', 'grant'],
      ['init', '123456'],
      ['track', 'PageView'],
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ]);
    expect(loaded()).toEqual(['https://connect.facebook.net/en_US/fbevents.js']);
  });
});

describe('a service that the page loads by itself', () => {
  test('is told and stopped, and not loaded, and needs no id', async () => {
    const { apply, refused } = await run({ 'meta-pixel': { load: false } });
    apply('meta-pixel');
    expect(loaded()).toEqual([]);
    expect(apply()).toEqual(['meta-pixel']);
    expect(page.fbq?.queue.map((entry) => [...entry])).toEqual([['consent', 'revoke']]);
    expect(refused).not.toHaveBeenCalled();
  });
});

describe('the runner', () => {
  const chat = { id: 'chat', category: 'preferences', name: 'Chat' } as const;

  test('starts a service once, and only with its own yes', async () => {
    const load = vi.fn();
    const { apply, runner } = await run([{ ...chat, load }]);
    await runner.load(['chat']);
    apply('preferences');
    expect(load).not.toHaveBeenCalled();
    apply('preferences', 'chat');
    apply('preferences', 'chat');
    expect(load).toHaveBeenCalledOnce();
  });

  test('isolates each: one that throws is reported and holds up nobody', async () => {
    const load = vi.fn();
    const bad = {
      ...chat,
      id: 'bad',
      prepare: () => {
        throw new Error('prepare');
      },
      load: () => Promise.reject(new Error('load')),
    };
    const { apply, report, runner } = await run([bad, { ...chat, load }]);
    await runner.load(['bad', 'chat']);
    apply('bad', 'chat');
    expect(load).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(report.mock.calls.map(([message]) => message)).toEqual(['bad failed', 'bad failed']));
  });

  test('makes services of the site’s own description, which reload on withdrawal where they run scripts', async () => {
    const { apply, runner } = await run({
      chat: { category: 'preferences', name: 'Chat', scripts: ['https://a.example/a.js'] },
    });
    apply('chat');
    expect(loaded()).toEqual(['https://a.example/a.js']);
    expect(runner.get('chat')?.reloads).toBe(true);
  });

  test('leaves closed what cannot be started, says so, and tells what is known of it', async () => {
    const { apply, refused, runner } = await run({ 'google-analytics': { id: 'UA-1' }, nonsense: { id: '1' } });
    expect(refused.mock.calls).toEqual([[], ['google-analytics']]);
    apply('google-analytics', 'nonsense');
    expect(loaded()).toEqual([]);
    expect(runner.get('google-analytics')?.name).toBe('Google Analytics');
  });

  test('asks again for a service whose part did not come', async () => {
    const loadPart = vi
      .fn()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ default: readyMade.metaPixel });
    const { apply, report, runner } = await run({ 'meta-pixel': { id: '123456' } }, { loadPart });
    expect(report).toHaveBeenCalledOnce();
    expect(runner.isReady('meta-pixel')).toBe(true);
    apply('meta-pixel');
    expect(loaded()).toEqual([]);
    await runner.load(['meta-pixel']);
    apply('meta-pixel');
    expect(loaded()).toHaveLength(1);
  });

  test('loads what the page loads by itself with whatever is asked for', async () => {
    const { runner } = await run({ 'meta-pixel': { load: false }, 'google-ads': { id: 'AW-1' } });
    await runner.load([]);
    expect(runner.isMissing('meta-pixel')).toBe(false);
  });

  test('takes up what the markup names, where it is ready-made, and says nothing of options that nobody gave', async () => {
    const { runner, refused } = await run({});
    for (const id of ['meta-pixel', 'nobodys']) runner.addFromMarkup(id);
    expect([runner.isMissing('meta-pixel'), runner.isReady('meta-pixel')]).toEqual([true, false]);
    expect([runner.isMissing('nobodys'), runner.isReady('nobodys')]).toEqual([false, true]);
    await runner.load(['meta-pixel', 'nobodys']);
    expect([runner.isMissing('meta-pixel'), runner.isReady('meta-pixel')]).toEqual([false, true]);
    expect(runner.get('meta-pixel')?.name).toBe('Meta Pixel');
    expect(refused).not.toHaveBeenCalled();
  });

  test('takes a relative address for one of the page’s own origin, wherever its base points', async () => {
    const base = document.createElement('base');
    base.href = 'https://other.example/';
    document.head.append(base);
    try {
      const { apply } = await run({
        chat: { category: 'preferences', name: 'Chat', scripts: ['/chat.js', 'https://a.example/a.js'] },
      });
      apply('chat');
      expect(loaded()).toEqual([`${location.origin}/chat.js`, 'https://a.example/a.js']);

      const trackers = await run({ matomo: { id: '1', url: '/m' }, posthog: { id: 'phc_a1B2', url: '/p/' } });
      trackers.apply('matomo', 'posthog');
      expect(loaded().slice(2)).toEqual([`${location.origin}/m/matomo.js`, `${location.origin}/p/static/array.js`]);
      expect(page._paq).toContainEqual(['setTrackerUrl', `${location.origin}/m/matomo.php`]);
      expect((page.posthog as { _i: unknown[][] })._i[0]?.[1]).toMatchObject({ api_host: `${location.origin}/p` });
    } finally {
      base.remove();
    }
  });

  describe('once its signal is aborted', () => {
    const acts = () => ({ prepare: vi.fn(), consent: vi.fn(), load: vi.fn(), enable: vi.fn() });

    test('fetches nothing, prepares nothing, and starts, tells or stops nobody', async () => {
      const [running, late] = [acts(), acts()];
      const loadPart = vi.fn();
      const services = [
        { ...chat, ...running },
        { ...chat, id: 'late', ...late },
      ];
      const { apply, runner, end } = await run(services, { loadPart });
      await runner.load(['chat']);
      apply('chat');
      runner.addFromMarkup('meta-pixel');
      end.abort();
      await runner.load(['late', 'meta-pixel']);
      expect(apply('chat', 'late', 'meta-pixel')).toEqual([]);
      expect(apply()).toEqual([]);
      expect(loadPart).not.toHaveBeenCalled();
      for (const act of Object.values(late)) expect(act).not.toHaveBeenCalled();
      expect([running.consent, running.load, running.enable].map((act) => act.mock.calls.length)).toEqual([1, 1, 0]);
    });

    test('makes nothing of a part that comes later', async () => {
      let come = (_: unknown) => {};
      const loadPart = () =>
        new Promise<never>((resolve) => {
          come = resolve as typeof come;
        });
      const { runner, end, refused } = await run({}, { loadPart });
      runner.addFromMarkup('google-analytics');
      const coming = runner.load(['google-analytics']);
      end.abort();
      come({ default: readyMade.googleAnalytics });
      await coming;
      expect(runner.get('google-analytics')).toBeUndefined();
      expect(page.dataLayer).toBeUndefined();
      expect(refused).not.toHaveBeenCalled();
    });

    test('inserts no script, lets nobody go on with one that comes, and says that nothing may run', async () => {
      let given: ServicePage | undefined;
      let goOn = () => {};
      const asked = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const after = vi.fn();
      const load = async (it: ServicePage) => {
        given = it;
        it.loadScript('https://a.example/first.js').then(after);
        await asked;
        await it.loadScript('https://a.example/second.js').then(after);
      };
      const { apply, runner, end } = await run([{ ...chat, load }]);
      await runner.load(['chat']);
      apply('chat');
      expect(given?.allowed('chat')).toBe(true);
      end.abort();
      goOn();
      document.querySelector('[data-loaded]')?.dispatchEvent(new Event('load'));
      await settle();
      expect(loaded()).toEqual(['https://a.example/first.js']);
      expect(after).not.toHaveBeenCalled();
      expect(given?.allowed('chat')).toBe(false);
    });

    test('reports nothing', async () => {
      let fail = (_: unknown) => {};
      const load = () =>
        new Promise((_, reject) => {
          fail = reject;
        });
      const { apply, report, runner, end } = await run([{ ...chat, load }]);
      await runner.load(['chat']);
      apply('chat');
      end.abort();
      fail(new Error('late'));
      await settle();
      expect(report).not.toHaveBeenCalled();
    });
  });
});
