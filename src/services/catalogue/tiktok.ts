import type { CommonOptions } from '../contract';
import { embedScript } from '../helpers/embed-script';
import { readyMade } from '../ready-made';

const SELECTOR = '.tiktok-embed[data-video-id]';

/** TikTok's videos: frames, and its own embed code. It has no consent call; the call for late ones is not documented. */
export default readyMade(
  {
    id: 'tiktok',
    category: 'marketing',
    name: 'TikTok',
    provider: 'TikTok',
    privacyUrl: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
    thirdParty: ['tiktok.com'],
    saleOrShare: true,
    pages: [[/^https:\/\/www\.tiktok\.com\/(?:embed\/v2|player\/v1)\/(\d+).*/, 'https://www.tiktok.com/@/video/$1']],
    run: (_: CommonOptions) =>
      embedScript('tiktok', SELECTOR, 'https://www.tiktok.com/embed.js', () =>
        (window as { tiktokEmbed?: { lib?: { render?(of: unknown): void } } }).tiktokEmbed?.lib?.render?.(
          document.querySelectorAll(SELECTOR),
        ),
      ),
  },
  {
    hosts: ['www.tiktok.com', '*.ttwstatic.com'],
    tags: ['tiktok.com/embed', 'tiktok.com/player'],
  },
);
