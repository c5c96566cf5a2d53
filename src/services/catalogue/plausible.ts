import type { IdOptions } from '../contract';
import { readyMade } from '../ready-made';

export interface PlausibleOptions extends IdOptions {
  /** The site's domain, as Plausible knows it. */
  readonly id: string;
  /** Where Plausible is. Default `https://plausible.io`. */
  readonly url?: string;
}

/**
 * Plausible. It stores nothing, and has no consent call; what it sends when a page is left does not ask its own opt-out
 * (source of its tracker), so a withdrawal reloads.
 */
export default readyMade(
  {
    id: 'plausible',
    category: 'analytics',
    name: 'Plausible',
    provider: 'Plausible Insights',
    privacyUrl: 'https://plausible.io/privacy',
    forms: { id: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'url?': /^(https?:\/\/|\/)\S*$/ },
    run: ({ id, url = 'https://plausible.io' }: PlausibleOptions) => ({
      load: (page) => page.loadScript(`${url.replace(/\/$/, '')}/js/script.js`, { 'data-domain': id }),
      reloads: true,
    }),
  },
  {
    hosts: ['plausible.io'],
    queue: 'plausible.q*',
    tags: ['plausible.io'],
    use: { id: 'the domain, such as example.com', url: 'the address of your Plausible' },
  },
);
