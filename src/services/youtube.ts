import type { ReadyMadeFacts } from './facts';
import type { ReadyMade } from './service';

/** YouTube's player in a frame. What it stores is third-party, on its own hosts; thumbnails are requests too, so none. */
export const facts: ReadyMadeFacts = {
  id: 'youtube',
  category: 'marketing',
  name: 'YouTube',
  provider: 'Google',
  privacyUrl: 'https://policies.google.com/privacy',
  options: {},
  hosts: ['www.youtube-nocookie.com', 'www.youtube.com', 'i.ytimg.com'],
  saleOrShare: true,
};

/** The frame is the page's own markup; the gate does the rest. */
export const run: ReadyMade = ['marketing', () => ({})];
