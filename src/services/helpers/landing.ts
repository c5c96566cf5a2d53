import { dom } from '../../dom';

/**
 * The address by which this page was entered, and the referrer, where the page has another address by now: a yes that comes
 * later counts for the landing. Kept by nobody but the browser, in its record of the navigation.
 */
export function landing(): { readonly page_location: string; readonly page_referrer?: string } | undefined {
  const plain = (url: string) => url.replace(/#.*/, '');
  const entered = performance.getEntriesByType?.('navigation')[0]?.name;
  if (!entered || plain(entered) === plain(location.href)) return undefined;
  return { page_location: entered, ...(dom.referrer && { page_referrer: dom.referrer }) };
}
