import type { CommonOptions } from '../contract';
import { readyMade } from '../ready-made';

/** Vimeo's player in a frame, told not to track ("Player parameters": `dnt`). What is left is for security, and third-party. */
export default readyMade(
  {
    id: 'vimeo',
    category: 'marketing',
    name: 'Vimeo',
    provider: 'Vimeo',
    privacyUrl: 'https://vimeo.com/privacy',
    thirdParty: ['vimeo.com'],
    pages: [[/^https:\/\/player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1']],
    run: (_: CommonOptions) => ({
      address(url) {
        const [address = '', ...fragment] = url.split('#');
        if (/[?&]dnt=/.test(address)) return url;
        return [`${address}${address.includes('?') ? '&' : '?'}dnt=1`, ...fragment].join('#');
      },
    }),
  },
  {
    hosts: ['player.vimeo.com'],
    tags: ['player.vimeo.com'],
  },
);
