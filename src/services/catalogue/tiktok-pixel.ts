import type { IdOptions } from '../contract';
import { list, methods } from '../helpers/stub';
import { readyMade } from '../ready-made';

type Ttq = unknown[] & {
  [method: string]: unknown;
  _i?: Record<string, unknown[] & { _u?: string }>;
  _t?: Record<string, number>;
  _o?: Record<string, object>;
};

/** Those of TikTok's base code of 2024. A consent call that is missing here would throw until the script has loaded. */
const METHODS =
  'page,track,identify,instances,debug,on,off,once,ready,alias,group,enableCookie,disableCookie,holdConsent,revokeConsent,grantConsent';

const URL = 'https://analytics.tiktok.com/i18n/pixel/events.js';

/** The queue that TikTok's base code makes: an array, with methods that push their name and arguments. */
function ttq(): Ttq {
  (window as { TiktokAnalyticsObject?: string }).TiktokAnalyticsObject ??= 'ttq';
  const queue = methods(list<Ttq>('ttq'), METHODS);
  queue.instance ??= (id: string) => methods(queue._i?.[id] ?? [], METHODS);
  return queue;
}

const say = (method: string) => (ttq()[method] as () => void)();

/** TikTok Pixel, held, and granted as soon as it may ("Pixel cookie consent mode", TikTok). */
export default readyMade(
  {
    id: 'tiktok-pixel',
    category: 'marketing',
    name: 'TikTok Pixel',
    provider: 'TikTok',
    privacyUrl: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
    retention: '13 month',
    forms: { id: /^[A-Z0-9]{6,32}$/i },
    cookies: ['_ttp', '_tt_enable_cookie', 'ttclid', 'ttcsid', 'ttcsid_*'],
    storage: ['tt_*'],
    thirdParty: ['tiktok.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        const queue = ttq();
        say('holdConsent');
        queue._i = { ...queue._i, [id]: Object.assign(queue._i?.[id] ?? [], { _u: URL }) };
        queue._t = { ...queue._t, [id]: Date.now() };
        queue._o = { [id]: {}, ...queue._o };
        say('grantConsent');
        say('page');
        return page.loadScript(`${URL}?sdkid=${id}&lib=ttq`);
      },
      enable: (on) => say(on ? 'grantConsent' : 'revokeConsent'),
    }),
  },
  {
    hosts: ['analytics.tiktok.com'],
    queue: 'ttq',
    tags: ['analytics.tiktok.com'],
    use: { id: 'the pixel id, capital letters and digits' },
  },
);
