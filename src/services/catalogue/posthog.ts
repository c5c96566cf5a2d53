import type { IdOptions } from '../contract';
import { list, methods } from '../helpers/stub';
import { readyMade } from '../ready-made';

export interface PosthogOptions extends IdOptions {
  /** PostHog's cloud that has the project. Default `eu`. */
  readonly region?: 'eu' | 'us';
  /** Where events go instead: a PostHog or a proxy of your own. */
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
  const queue = methods(list<Posthog>('posthog'), METHODS);
  if (Array.isArray(queue) && !queue._i) Object.assign(queue, { _i: [], people: [], __SV: 1 });
  return queue;
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
    forms: { id: /^phc_\w{4,}$/, 'region?': /^(eu|us)$/, 'url?': /^(https?:\/\/|\/)\S*$/ },
    cookies: ['ph_phc_*', '__ph_opt_in_out_*'],
    storage: ['ph_phc_*', '__ph_opt_in_out_*', 'ph_product_tour*', '_postHogToolbarParams'],
    run: ({ id, region = 'eu', url }: PosthogOptions) => {
      const optIn = () => say('opt_in_capturing', { captureEventName: false });
      return {
        load(page) {
          // As the script's own: PostHog would go by a <base>.
          const host = new URL(url ?? `https://${region}.i.posthog.com`, location.href).href.replace(/\/$/, '');
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
    regions: {
      eu: ['eu.i.posthog.com', 'eu-assets.i.posthog.com'],
      us: ['us.i.posthog.com', 'us-assets.i.posthog.com'],
    },
    queue: 'posthog',
    tags: ['i.posthog.com'],
    use: {
      id: 'the project key, such as phc_a1B2c3',
      region: 'eu or us',
      url: 'the address of your PostHog',
    },
  },
);
