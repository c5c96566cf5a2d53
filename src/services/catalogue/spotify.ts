import { readyMade } from '../ready-made';

/** Spotify's player in a frame. It has no consent call, and what it stores is its own ("Spotify Embeds"). */
export default readyMade(
  {
    id: 'spotify',
    category: 'marketing',
    name: 'Spotify',
    provider: 'Spotify',
    privacyUrl: 'https://www.spotify.com/legal/privacy-policy/',
    thirdParty: ['spotify.com'],
    pages: [[/^https:\/\/open\.spotify\.com\/embed\/([\w/-]+).*/, 'https://open.spotify.com/$1']],
  },
  {
    hosts: ['open.spotify.com'],
    tags: ['open.spotify.com/embed'],
  },
);
