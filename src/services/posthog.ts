import { readyMade } from './ready-made';
import type { IdOptions } from './service';

export interface PosthogOptions extends IdOptions {
  /** Where events go. Default `https://eu.i.posthog.com`. */
  readonly url?: string;
}

/** What may be called before the script has loaded; anything else throws until then, as with PostHog's own snippet. */
const METHODS =
  'capture,identify,alias,group,register,reset,set_config,onFeatureFlags,isFeatureEnabled,getFeatureFlag,startSessionRecording,stopSessionRecording,captureException,opt_in_capturing,opt_out_capturing';

type Posthog = unknown[] & {
  [method: string]: unknown;
  _i: unknown[];
  people: unknown[];
  __SV: number;
};

function posthog(): Posthog {
  const page = window as { posthog?: Posthog };
  if (!page.posthog) {
    const queue = [] as unknown as Posthog;
    for (const name of METHODS.split(',')) queue[name] = (...args: unknown[]) => queue.push([name, ...args]);
    page.posthog = Object.assign(queue, { _i: [], people: [], __SV: 1 });
  }
  return page.posthog;
}

const say = (method: string, ...args: unknown[]) => (posthog()[method] as (...given: unknown[]) => void)(...args);

/**
 * PostHog, out by default and then opted in, so that it stays out when the mark of its opt-out is swept. Not
 * `cookieless_mode`, which goes on sending after a no (source of posthog-js 1.449).
 */
export default readyMade(
  {
    id: 'posthog',
    category: 'analytics',
    name: 'PostHog',
    provider: 'PostHog',
    privacyUrl: 'https://posthog.com/privacy',
    retention: '1 year',
    forms: { id: /^phc_\w{4,}$/, 'url?': /^(https?:\/\/|\/)\S*$/ },
    cookies: ['ph_phc_*', '__ph_opt_in_out_*'],
    storage: ['ph_phc_*', '__ph_opt_in_out_*', 'ph_product_tour*', '_postHogToolbarParams'],
    run: ({ id, url = 'https://eu.i.posthog.com' }: PosthogOptions) => {
      const optIn = () => say('opt_in_capturing', { captureEventName: false });
      return {
        load(page) {
          const host = url.replace(/\/$/, '');
          const config = { api_host: host, opt_out_capturing_by_default: true, opt_out_persistence_by_default: true };
          posthog()._i.push([id, config, 'posthog']);
          optIn();
          const assets = host.replace('.i.posthog.com', '-assets.i.posthog.com');
          return page.loadScript(`${assets}/static/array.js`, { crossorigin: 'anonymous' });
        },
        enable(on) {
          if (on) return optIn();
          say('stopSessionRecording');
          say('opt_out_capturing');
        },
      };
    },
  },
  {
    hosts: ['*.i.posthog.com'],
    tags: ['i.posthog.com'],
    use: { id: 'the project key, such as phc_a1B2c3', url: 'the address of your PostHog' },
  },
);
