import type { IdOptions } from '../contract';
import { readyMade } from '../ready-made';

export interface UmamiOptions extends IdOptions {
  /** Where Umami's script is. Default `https://cloud.umami.is`. */
  readonly url?: string;
}

/**
 * Umami. It has no consent call; a running tracker can be held by a hook that older versions do not know, so a withdrawal
 * reloads. Some versions remember visitors in localStorage unless they are told not to (source of its tracker).
 */
export default readyMade(
  {
    id: 'umami',
    category: 'analytics',
    name: 'Umami',
    provider: 'Umami Software',
    privacyUrl: 'https://umami.is/privacy',
    forms: { id: /^[\w-]{6,64}$/, 'url?': /^(https?:\/\/|\/)\S*$/ },
    storage: ['umami.visitor'],
    run: ({ id, url = 'https://cloud.umami.is' }: UmamiOptions) => ({
      load: (page) =>
        page.loadScript(`${url.replace(/\/$/, '')}/script.js`, {
          'data-website-id': id,
          'data-identity-stitching': 'false',
        }),
      reloads: true,
    }),
  },
  {
    hosts: ['cloud.umami.is', 'api-gateway.umami.dev'],
    tags: ['cloud.umami.is'],
    use: { id: 'the website id, a UUID', url: 'the address of your Umami' },
  },
);
