import { type Category, isCategory } from '../consent/categories';

/*
 * THE READER of what a page marks. Whoever has to know what a marked element means asks here, so that all agree.
 */

/** Also the places in which services without a frame say that they are held. */
export const MARKED = '[data-consent],[data-consent-placeholder]';

export interface Marks {
  /** All are needed. Where one is misspelt, none of them opens anything. */
  readonly categories: readonly Category[];
  readonly isValid: boolean;
  readonly service: string | undefined;
  /** Id of the tag that has to have loaded or failed before. */
  readonly after: string | undefined;
  /** The address that is held. */
  readonly source: string;
}

/** An element's `data-` attribute of this name. `dataset` takes many times as long, and pages have thousands of elements. */
export const dataOf = (element: Element, name: string) => element.getAttribute(`data-${name}`);

export function readMarks(element: HTMLElement): Marks {
  const categories = (dataOf(element, 'consent') ?? '').trim().split(/\s+/) as Category[];
  // By index: pages replace `every`, `split` and the steps through a list, and what they make of them opens nothing.
  let isValid = categories.length > 0;
  for (let i = 0; i < categories.length; i++) isValid &&= isCategory(categories[i]);
  return {
    categories,
    isValid,
    // An empty attribute names nothing.
    service: dataOf(element, 'consent-service')?.trim() || undefined,
    after: dataOf(element, 'consent-after') || undefined,
    source: dataOf(element, 'consent-src') ?? dataOf(element, 'src') ?? '',
  };
}

/** The service that says here that it is held; `undefined` of an element that is held itself. */
export const serviceOfPlace = (element: HTMLElement): string | undefined =>
  (dataOf(element, 'consent') === null ? dataOf(element, 'consent-placeholder') : null) ?? undefined;

/** To compare by: of another service, or with another address, an element is another one. */
export const marksText = (element: HTMLElement): string => Object.values(readMarks(element)).join('\n');

/** Whether a script waits for us: browsers run none of this type, in whatever case, and whatever stands behind it. */
export const isHeld = ({ type }: HTMLScriptElement): boolean => /^\s*text\/plain/i.test(type);
