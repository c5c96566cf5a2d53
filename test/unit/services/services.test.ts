import { afterEach, describe, expect, test, vi } from 'vitest';
import { createRunner } from '../../../src/services/runner';
import { runningServices } from '../../../src/services/running';
import type { RunningService, ServicePage } from '../../../src/services/service';

type Page = Window & { dataLayer?: IArguments[]; fbq?: { queue: unknown[][] }; gtag?: unknown } & Record<
    string,
    unknown
  >;
const page = window as unknown as Page;

const commands = () => (page.dataLayer ?? []).map((entry) => [...entry]);

function run(services: RunningService[]) {
  const allowed = new Set<string>();
  const loaded: string[] = [];
  const report = vi.fn();
  const loadScript = async (url: string) => loaded.push(url);
  const servicePage: ServicePage = { allowed: (name) => allowed.has(name), loadScript };
  const runner = createRunner(services, servicePage, report);
  const apply = (...names: string[]) => {
    allowed.clear();
    for (const name of names) allowed.add(name);
    const stopped = runner.tell();
    runner.start();
    return stopped.map(({ id }) => id);
  };
  return { apply, loaded, report };
}

afterEach(() => {
  for (const name of ['dataLayer', 'gtag', 'fbq', '_fbq', 'ga-disable-G-1']) delete page[name];
});

describe('Google Analytics', () => {
  test('has denied defaults before anything, as arguments objects, and is told before it starts', () => {
    const { apply, loaded } = run(runningServices({ 'google-analytics': { id: 'G-1' } }));
    expect(Object.prototype.toString.call(page.dataLayer?.[0])).toBe('[object Arguments]');
    expect(commands()).toEqual([
      [
        'consent',
        'default',
        {
          ad_storage: 'denied',
          ad_user_data: 'denied',
          ad_personalization: 'denied',
          analytics_storage: 'denied',
          functionality_storage: 'denied',
          personalization_storage: 'denied',
          security_storage: 'granted',
        },
      ],
    ]);
    expect(loaded).toEqual([]);

    apply('analytics', 'google-analytics');
    expect(commands().map(([command, what]) => [command, what instanceof Date ? 'date' : what])).toEqual([
      ['consent', 'default'],
      ['consent', 'update'],
      ['js', 'date'],
      ['config', 'G-1'],
    ]);
    expect(commands()[1]?.[2]).toMatchObject({
      analytics_storage: 'granted',
      ad_storage: 'denied',
      ad_user_data: 'denied',
    });
    expect(loaded).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-1&l=dataLayer']);

    expect(apply()).toEqual(['google-analytics']);
    expect(page['ga-disable-G-1']).toBe(true);
    expect(commands().at(-1)?.[2]).toMatchObject({ analytics_storage: 'denied' });

    apply('analytics', 'google-analytics');
    expect(page['ga-disable-G-1']).toBe(false);
    expect(loaded).toHaveLength(1);
  });
});

describe('Meta Pixel', () => {
  test('has nothing on the page before its yes, and is told of every change', () => {
    const { apply, loaded } = run(runningServices({ 'meta-pixel': { id: '123456' } }));
    expect(page.fbq).toBeUndefined();
    apply('meta-pixel');
    apply();
    apply('meta-pixel');
    expect(page.fbq?.queue).toEqual([
      ['consent', 'grant'],
      ['init', '123456'],
      ['track', 'PageView'],
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ]);
    expect(loaded).toEqual(['https://connect.facebook.net/en_US/fbevents.js']);
  });
});

describe('the runner', () => {
  const chat = (more: Partial<RunningService> = {}): RunningService => ({
    id: 'chat',
    category: 'preferences',
    ...more,
  });

  test('starts a service once, and only with its own yes', () => {
    const load = vi.fn();
    const { apply } = run([chat({ load })]);
    apply('preferences');
    expect(load).not.toHaveBeenCalled();
    apply('preferences', 'chat');
    apply('preferences', 'chat');
    expect(load).toHaveBeenCalledOnce();
  });

  test('isolates each: one that throws is reported and holds up nobody', async () => {
    const load = vi.fn();
    const bad = chat({
      id: 'bad',
      prepare: () => {
        throw new Error('prepare');
      },
      load: () => Promise.reject(new Error('load')),
    });
    const { apply, report } = run([bad, chat({ load })]);
    apply('bad', 'chat');
    expect(load).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(report.mock.calls.map(([message]) => message)).toEqual(['bad failed', 'bad failed']));
  });

  test('makes services of the site’s own description, which reload on withdrawal where they run scripts', () => {
    const [service] = runningServices({
      chat: { category: 'preferences', name: 'Chat', scripts: ['https://a.example/a.js'] },
    });
    const { apply, loaded } = run([service as RunningService]);
    apply('chat');
    expect(loaded).toEqual(['https://a.example/a.js']);
    expect(service?.reloads).toBe(true);
  });
});
