import { dom } from '../dom';
import { dataOf, isHeld, readMarks } from '../gate/markup';
import type { Tag } from './markup';

const SELECTOR = 'script,iframe[src],img[src],video[src],audio[src],embed[src],link[href],[data-consent]';
/** What browsers run; any other type is data. */
const RUNS = /^\s*(|module|(text|application)\/(x-)?(java|ecma)script)\s*$/i;
const CONNECTS = /\b(preconnect|dns-prefetch|preload|prefetch|modulepreload|stylesheet)\b/i;

/** The address that an element has, or is going to have. */
const addressOf = (element: HTMLElement): string => element.getAttribute('src') ?? element.getAttribute('href') ?? '';

function absolute(address: string): string {
  try {
    return address && new URL(address, dom.baseURI).href;
  } catch {
    return '';
  }
}

/**
 * What of a document connects, runs or is marked.
 *
 * @param page as the server sends it; or the page as it is now, of which what is opened has been opened by the gate
 */
export function readTags(page: Document): Tag[] {
  const own = page.querySelector('script[src*="assent.js"]');
  const isLive = page === document;
  return [...page.querySelectorAll<HTMLElement>(SELECTOR)].map((element) => {
    const name = element.localName;
    const rel = name === 'link' ? ` ${element.getAttribute('rel')}` : '';
    const isMarked = dataOf(element, 'consent') !== null;
    const written = addressOf(element);
    const { categories, isValid, service, source } = readMarks(element);
    return {
      element: name + rel,
      url: absolute(written || (isMarked ? source : '')),
      text: name === 'script' && !written ? (element.textContent ?? '') : '',
      isActive: !isLive && isActive(element, rel, !!written),
      marks: isMarked ? { categories, isValid } : null,
      service: service ?? null,
      isNoscript: !!element.closest('noscript'),
      isAbove: !!own && !!(element.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  });
}

function isActive(element: HTMLElement, rel: string, hasAddress: boolean): boolean {
  if (element.localName === 'script')
    return !isHeld(element as HTMLScriptElement) && RUNS.test(element.getAttribute('type') ?? '');
  return hasAddress && (!rel || CONNECTS.test(rel));
}
