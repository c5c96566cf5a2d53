import type { CommonOptions } from '../contract';
import { embedScript } from '../helpers/embed-script';
import { readyMade } from '../ready-made';

/** Posts of X: frames, and its own embed code ("Set up X for Websites"). It has no consent call. */
export default readyMade(
  {
    id: 'x',
    category: 'marketing',
    name: 'X',
    provider: 'X',
    privacyUrl: 'https://x.com/en/privacy',
    thirdParty: ['twitter.com', 'x.com'],
    saleOrShare: true,
    pages: [
      [/^https:\/\/platform\.(?:twitter|x)\.com\/embed\/Tweet\.html\?(?:.*&)?id=(\d+).*/, 'https://x.com/i/status/$1'],
    ],
    run: (_: CommonOptions) =>
      embedScript('x', '.twitter-tweet', 'https://platform.twitter.com/widgets.js', () =>
        (window as { twttr?: { widgets?: { load(): void } } }).twttr?.widgets?.load(),
      ),
  },
  {
    hosts: ['platform.twitter.com', 'platform.x.com', 'syndication.twitter.com'],
    tags: ['platform.twitter.com', 'platform.x.com'],
  },
);
