import { DEFAULT_DAYS } from '../../config/settings';
import type { Decision } from '../../consent/decision';
import { decodeDecision } from '../../consent/decode';
import { daysOf } from '../../consent/lifetime';
import { DAY_MS } from '../../consent/validity';

/** What the copy's name ends with: it is beside the page's own cookie, so that a late answer overwrites nothing newer. */
const COPY = '.copy';

export interface CookieOptions {
  /** How long a decision holds, in days. Default 182, as in the browser's settings. */
  readonly days?: number;
  /** Domain the site's pages set the cookie for; empty for this host only. Default `''`. */
  readonly domain?: string;
  /** Path that the site's pages set the cookie for. Default `/`. */
  readonly path?: string;
}

interface CookieCircumstances {
  readonly now: number;
  /** Whether the page, and so the way here, is https: a proxy may have taken the encryption off. */
  readonly secure: boolean;
  /** Of the visitor who posts. */
  readonly secret: string;
}

interface Found {
  readonly name: string;
  readonly text: string;
  readonly decision: Decision;
}

/**
 * The `Set-Cookie` that gives the visitor's decision a copy written by a server, or `null`. Safari keeps cookies written by
 * scripts for seven days, and a no that is forgotten is asked for again. Neither the value nor the day it ends on changes,
 * and it is not HttpOnly, since the page has to read it: of cookie and copy the newer decision counts there.
 */
export function copyOfCookie(
  header: string | undefined,
  { days = DEFAULT_DAYS, domain = '', path = '/' }: CookieOptions,
  { now, secure, secret }: CookieCircumstances,
): string | null {
  const all = decisionsIn(header ?? '', now);
  // Another site of this host has cookies of its own, and so has whoever was here before a reset.
  const found = all.find(({ decision }) => decision.secret === secret);
  const newest = found && all.find(({ decision }) => decision.site === found.decision.site);
  if (!found || newest?.text !== found.text) return null;

  const lasting = daysOf(found.decision, days);
  const age = Math.min(Math.floor((found.decision.at + lasting * DAY_MS - now) / 1000), lasting * (DAY_MS / 1000));
  if (age <= 0) return null;
  const name = found.name.replace(COPY, '') + COPY;
  const isHost = name.startsWith('__Host-');
  const attributes = [`${name}=${found.text}`, `Path=${isHost ? '/' : path}`, `Max-Age=${age}`, 'SameSite=Lax'];
  if (domain && !isHost) attributes.push(`Domain=${domain}`);
  if (secure || name.startsWith('__')) attributes.push('Secure');
  return attributes.join('; ');
}

/** What a setting takes for a name. Behind a sign that only looks like a blank no browser has looked at the prefix. */
const NAME = /^[\w.-]+$/;

/** All decisions in a `Cookie` header, the newest first. None of a name that is there twice: one of them was planted. */
function decisionsIn(header: string, now: number): Found[] {
  const pairs = header.split(';').map((pair): [name: string, text: string] => {
    const [name = '', ...value] = pair.split('=');
    return [name.replace(/^ +/, ''), value.join('=').trim()];
  });
  const isTwice = (name: string) => pairs.filter(([other]) => other === name).length > 1;
  return pairs
    .flatMap(([name, text]): Found[] => {
      const decision = decodeDecision(text);
      const isPlanted = isTwice(name) || isTwice(name.replace(COPY, ''));
      return decision && NAME.test(name) && !isPlanted && decision.at <= now + DAY_MS ? [{ name, text, decision }] : [];
    })
    .sort((a, b) => b.decision.at - a.decision.at);
}
