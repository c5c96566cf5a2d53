import { describe, expect, it } from 'vitest';
import { READY_MADE } from '../../../src/services/find';
import { sourceLink } from '../../../src/ui/placeholder/source-link';

const pages = READY_MADE.flatMap(({ definition }) => definition.pages ?? []);

describe('the link to the source', () => {
  it.each([
    ['https://www.youtube-nocookie.com/embed/a-B_1?rel=0', 'https://www.youtube.com/watch?v=a-B_1'],
    ['https://www.youtube.com/embed/a-B_1', 'https://www.youtube.com/watch?v=a-B_1'],
    ['//www.youtube.com/embed/videoseries?si=x&list=PL1', 'https://www.youtube.com/playlist?list=PL1'],
    ['https://player.vimeo.com/video/123?h=abc', 'https://vimeo.com/123'],
    ['https://open.spotify.com/embed/track/x1?utm_source=y', 'https://open.spotify.com/track/x1'],
    ['https://www.instagram.com/reel/C1/embed/captioned/', 'https://www.instagram.com/reel/C1/'],
    ['https://www.tiktok.com/player/v1/123?controls=1', 'https://www.tiktok.com/@/video/123'],
    ['https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20', 'https://x.com/i/status/20'],
    ['https://www.google.com/maps/embed?pb=1', 'https://www.google.com/maps/embed?pb=1'],
    ['/local', 'https://site.example/local'],
    ['https://evil.example/?https://www.youtube.com/embed/x', 'https://evil.example/?https://www.youtube.com/embed/x'],
  ])('%s → %s', (source, page) => {
    expect(sourceLink(source, pages, 'https://site.example/')).toBe(page);
  });

  it.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'blob:https://x/1', 'http://'])(
    'has none for %j',
    (source) => {
      expect(sourceLink(source, pages, 'https://site.example/')).toBeNull();
    },
  );
});
