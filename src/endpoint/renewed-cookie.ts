import { decodeDecision } from '../consent/decode';
import { DAY_MS } from '../consent/force';

const HOST_NAME = '__Host-assent';
const PLAIN_NAME = 'assent';

export interface CookieOptions {
  /** How long a decision holds, in days. Default 182, as in the browser's settings. */
  readonly days?: number;
  /** Domain the site's pages set the cookie for; empty for this host only. Default `''`. */
  readonly domain?: string;
}

export interface CookieCircumstances {
  readonly now: number;
  /** Whether the page, and so the way here, is https: a proxy may have taken the encryption off. */
  readonly secure: boolean;
}

/**
 * The `Set-Cookie` that gives the visitor's decision a cookie written by a server, or `null`. Safari keeps cookies
 * written by scripts for seven days, and a no that is forgotten is asked for again. Neither the value nor the day it
 * ends on changes, and it is not HttpOnly, since the page has to read it.
 */
export function renewedCookie(
  header: string | undefined,
  { days = 182, domain = '' }: CookieOptions,
  { now, secure }: CookieCircumstances,
): string | null {
  const cookies = parse(header ?? '');
  const name = [HOST_NAME, PLAIN_NAME].find((candidate) => cookies.some(([key]) => key === candidate));
  const values = cookies.filter(([key]) => key === name).map(([, value]) => value);
  // Two of a name: one of them was planted, and the page reads them as "not asked yet".
  const decision = values.length === 1 ? decodeDecision(values[0]) : undefined;
  if (!name || !decision || decision.at > now + DAY_MS) return null;

  const age = Math.min(Math.floor((decision.at + days * DAY_MS - now) / 1000), days * (DAY_MS / 1000));
  if (age <= 0) return null;
  const attributes = [`${name}=${values[0]}`, 'Path=/', `Max-Age=${age}`, 'SameSite=Lax'];
  if (domain && name === PLAIN_NAME) attributes.push(`Domain=${domain}`);
  if (secure || name === HOST_NAME) attributes.push('Secure');
  return attributes.join('; ');
}

function parse(header: string): [name: string, value: string][] {
  return header.split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), value.join('=').trim()];
  });
}
