import type { Category } from '../consent/categories';
import type { Service, ServiceActs } from './contract';

/** A service that the site describes itself. */
export interface CustomServiceOptions {
  readonly category: Category;
  /** As visitors know it. */
  readonly name: string;
  /** External scripts, started in this order on consent. */
  readonly scripts?: readonly string[];
  /** Patterns of its cookies; `*` stands for anything. */
  readonly cookies?: readonly string[];
  /** Patterns of its localStorage and sessionStorage keys. */
  readonly storage?: readonly string[];
  /** Patterns of its IndexedDB databases. */
  readonly databases?: readonly string[];
  readonly provider?: string;
  readonly privacyUrl?: string;
  /** How long what it stores is kept at the most: a number and `day`, `month` or `year`, such as `13 month`. */
  readonly retention?: string;
  /** Sites on which its provider may keep storage of its own, out of this page's reach. */
  readonly thirdParty?: readonly string[];
  /** Counts as sale or sharing of personal information (CCPA): Global Privacy Control turns it off. Default `false`. */
  readonly saleOrShare?: boolean;
}

export function customActs({ scripts }: { scripts?: unknown }): ServiceActs {
  const urls = [scripts ?? []].flat() as string[];
  return {
    load: (page) => Promise.all(urls.map((url) => page.loadScript(url))),
    // No off switch is known: what it has started can only be stopped by leaving the page.
    reloads: !!scripts,
  };
}

/** A service of your own, under an id of your own. */
export const customService = (options: CustomServiceOptions & { readonly id: string }): Service => ({
  ...options,
  ...customActs(options),
});
