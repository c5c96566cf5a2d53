import type { ReadyMadeFacts } from './facts';
import type { ReadyMade } from './service';

export interface MetaPixelOptions {
  /** Pixel id: digits. */
  readonly id: string;
}

export const facts: ReadyMadeFacts = {
  id: 'meta-pixel',
  category: 'marketing',
  name: 'Meta Pixel',
  provider: 'Meta',
  privacyUrl: 'https://www.facebook.com/privacy/policy/',
  options: { id: { form: /^\d{5,20}$/, use: 'the pixel id, digits only' } },
  hosts: ['connect.facebook.net', 'www.facebook.com'],
  cookies: ['_fbp', '_fbc'],
  storage: ['lastExternalReferrer*'],
  saleOrShare: true,
};

interface Fbq {
  (...args: unknown[]): void;
  callMethod?: (...args: unknown[]) => void;
  queue: unknown[];
  push: unknown;
  loaded: boolean;
  version: string;
}

/** The queue that Meta's base code makes ("Meta Pixel: Get started"). */
function fbq(...command: unknown[]): void {
  const page = window as { fbq?: Fbq; _fbq?: Fbq };
  if (!page.fbq) {
    const queue = ((...args: unknown[]) => {
      if (queue.callMethod) queue.callMethod(...args);
      else queue.queue.push(args);
    }) as Fbq;
    page.fbq = Object.assign(queue, { queue: [], loaded: true, version: '2.0', push: queue });
    page._fbq ??= queue;
  }
  page.fbq(...command);
}

/** Meta Pixel, with its consent call ("Meta Pixel: GDPR"). */
export const run: ReadyMade = [
  'marketing',
  ({ id }: MetaPixelOptions) =>
    /^\d+$/.test(id) && {
      load(page) {
        fbq('consent', 'grant');
        fbq('init', id);
        fbq('track', 'PageView');
        return page.loadScript('https://connect.facebook.net/en_US/fbevents.js');
      },
      enable: (on) => fbq('consent', on ? 'grant' : 'revoke'),
    },
];
