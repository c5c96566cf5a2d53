import type { CommonOptions } from '../contract';
import { embedScript } from '../helpers/embed-script';
import { readyMade } from '../ready-made';

/** Instagram's posts: frames, and Meta's own embed code ("Embed an Instagram post"). Either has no consent call. */
export default readyMade(
  {
    id: 'instagram',
    category: 'marketing',
    name: 'Instagram',
    provider: 'Meta',
    privacyUrl: 'https://privacycenter.instagram.com/policy',
    thirdParty: ['instagram.com'],
    saleOrShare: true,
    pages: [[/^https:\/\/www\.instagram\.com\/(p|reel)\/([\w-]+)\/embed.*/, 'https://www.instagram.com/$1/$2/']],
    run: (_: CommonOptions) =>
      embedScript('instagram', '.instagram-media[data-instgrm-permalink]', 'https://www.instagram.com/embed.js', () =>
        (window as { instgrm?: { Embeds: { process(): void } } }).instgrm?.Embeds.process(),
      ),
  },
  {
    hosts: ['www.instagram.com', '*.cdninstagram.com'],
    tags: ['instagram.com/embed.js', 'instagram.com/*/*/embed'],
  },
);
