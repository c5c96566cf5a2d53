/** Where a person sees what a frame of this address would show. What is not listed is its own page. */
const PAGES: readonly (readonly [embed: RegExp, page: string])[] = [
  [
    /^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/videoseries\?(?:.*&)?list=([\w-]+).*/,
    'https://www.youtube.com/playlist?list=$1',
  ],
  [/^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$1'],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1'],
  [/^https:\/\/open\.spotify\.com\/embed\/([\w/-]+).*/, 'https://open.spotify.com/$1'],
  [/^https:\/\/www\.instagram\.com\/(p|reel)\/([\w-]+)\/embed.*/, 'https://www.instagram.com/$1/$2/'],
];

/** @returns an http(s) address, or `null` where there is none: a frame may also hold a script or data */
export function sourceLink(source: string, base = document.baseURI): string | null {
  let url: URL;
  try {
    url = new URL(source, base);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const [embed, page] = PAGES.find(([known]) => known.test(url.href)) ?? [];
  return embed && page ? url.href.replace(embed, page) : url.href;
}
