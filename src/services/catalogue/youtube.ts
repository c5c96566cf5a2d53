import type { CommonOptions } from '../contract';
import { readyMade } from '../ready-made';

export interface YoutubeOptions extends CommonOptions {
  /** Loads YouTube's script for players (`onYouTubeIframeAPIReady`) with the yes, and lets it steer the frames. Default `false`. */
  readonly api?: boolean;
}

/**
 * YouTube's player in a frame, always from the host that stores nothing until it plays ("Turn on privacy-enhanced mode",
 * YouTube Help). What it stores is its own, on its own hosts; thumbnails are requests too, so none.
 */
export default readyMade(
  {
    id: 'youtube',
    category: 'marketing',
    name: 'YouTube',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    forms: { 'api?': /^(true|false)$/ },
    thirdParty: ['youtube-nocookie.com', 'youtube.com'],
    saleOrShare: true,
    pages: [
      [
        /^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/videoseries\?(?:.*&)?list=([\w-]+).*/,
        'https://www.youtube.com/playlist?list=$1',
      ],
      [/^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$1'],
    ],
    run: ({ api }: YoutubeOptions) => ({
      address(url) {
        const own = url.replace(/^(https?:)?\/\/(www\.)?youtube\.com\/embed/, 'https://www.youtube-nocookie.com/embed');
        if (!api || own.includes('enablejsapi')) return own;
        const join = own.includes('?') ? '&' : '?';
        return `${own}${join}enablejsapi=1&origin=${encodeURIComponent(location.origin)}`;
      },
      load: (page) => api && page.loadScript('https://www.youtube.com/iframe_api'),
      // The script alone stores nothing and shows nothing; the frames go with their yes.
    }),
  },
  {
    hosts: ['www.youtube-nocookie.com', 'www.youtube.com', 'i.ytimg.com'],
    tags: ['youtube.com/embed', 'youtube-nocookie.com/embed', 'youtube.com/iframe_api', 'youtube.com/player_api'],
    use: { api: 'true or false' },
  },
);
