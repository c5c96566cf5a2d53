import type { ServiceFacts } from '../../consent/notice';
import { dom } from '../../dom';

/**
 * Where a person sees what a frame would show: its service's own page for it, else the address itself.
 *
 * @param pages frame addresses, and what takes their place
 * @returns an http(s) address, or `null` where there is none: a frame may also hold a script or data, and a place holds nothing
 */
export function sourceLink(
  source: string,
  pages: NonNullable<ServiceFacts['pages']>,
  base = dom.baseURI,
): string | null {
  if (!source) return null;
  let url: URL;
  try {
    url = new URL(source, base);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const [embed, page] = pages.find(([known]) => known.test(url.href)) ?? [];
  return embed && page ? url.href.replace(embed, page) : url.href;
}
