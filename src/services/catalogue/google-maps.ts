import { readyMade } from '../ready-made';

/** Maps of Google in frames ("Maps Embed API"). They have no consent call, and what they store is Google's own. */
export default readyMade(
  {
    id: 'google-maps',
    category: 'marketing',
    name: 'Google Maps',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    thirdParty: ['google.com'],
  },
  {
    hosts: ['www.google.com', 'maps.google.com', 'maps.googleapis.com', 'maps.gstatic.com'],
    tags: ['google.com/maps', 'maps.google.com', 'maps.googleapis.com'],
  },
);
