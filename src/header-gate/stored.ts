import { answerKey, type Decision } from '../consent/decision';
import { decodeDecision } from '../consent/decode';
import { DAY_MS } from '../consent/validity';

/** Where the cookie is, and what the page is to it. */
export interface CookieFacts {
  readonly cookie: { readonly name: string; readonly domain: string; readonly path: string };
  /** Of the privacy policy, absolute. */
  readonly policy: URL;
  /** As it is written: a place on every page begins with `#` or `?`. */
  readonly policyUrl: string;
  /** Of the page. */
  readonly origin: URL;
}

/** As `storage/decision-cookie` has it. */
export function cookieName({ cookie: { name, domain, path }, origin }: Pick<CookieFacts, 'cookie' | 'origin'>): string {
  if (origin.protocol !== 'https:') return name;
  return path !== '/' ? `__Secure-${name}` : domain ? name : `__Host-${name}`;
}

/** As `core/site` has it, which asks the page; a test compares the two. */
export function siteKey({ origin, policy, policyUrl }: Omit<CookieFacts, 'cookie'>): string {
  const path = /^[#?]/.test(policyUrl) ? '' : policy.pathname;
  return answerKey(origin.port + path.replace(/\/\w\w(-(\w\w|han[st]|419))?(?=\/)|\/[^/]*\/?$/gi, ''));
}

/**
 * The decision that a `Cookie` header has for this site, as `core/stored-decision` reads it in the page: the latest of those that are not
 * from the future, and none where one name is there twice, where it cannot be read, or where what was decided was forgotten.
 */
export function storedDecision(header: string, facts: CookieFacts, now: number): Decision | undefined {
  const name = cookieName(facts);
  const pairs = header
    // Blanks alone: a name behind any other sign that looks like one is another name, whose prefix no browser has looked at.
    .split(/; */)
    .map((pair) => pair.split('=') as [string, string | undefined])
    .filter(([own]) => own.split('.')[0] === name);
  if (new Map(pairs).size < pairs.length) return undefined;
  const site = siteKey(facts);
  const [latest] = pairs
    .flatMap(([, text]) => decodeDecision(text) ?? [])
    .filter((decision) => decision.at <= now + DAY_MS && (decision.site || site) === site)
    .sort((a, b) => b.at - a.at);
  return latest?.secret ? latest : undefined;
}
