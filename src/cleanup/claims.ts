import type { ServiceFacts } from '../consent/notice';
import { matcher } from './patterns';

/** Our own record: a pattern that covers it too is a mistake, and a decision is never lost. */
const OURS = /^((__(Host|Secure)-)?assent|assent\..*)$/s;

/** What a denied service claims, and no allowed one. */
export interface Claim {
  /** Id of the service. */
  readonly service: string;
  /** Its patterns, as it states them. */
  readonly cookies: readonly string[];
  readonly databases: readonly string[];
  isCookie(name: string): boolean;
  /** Keys of localStorage and sessionStorage. */
  isKey(name: string): boolean;
  isDatabase(name: string): boolean;
}

/** @param kept services that may run: what they claim too stays, since it is theirs */
export function claimOf(facts: ServiceFacts, kept: readonly ServiceFacts[]): Claim {
  const claimed = (kind: 'cookies' | 'storage' | 'databases') => {
    const isOwn = matcher(facts[kind]);
    const isKept = matcher(kept.flatMap((other) => other[kind] ?? []));
    return (name: string) => isOwn(name) && !isKept(name) && !OURS.test(name);
  };
  return {
    service: facts.id,
    cookies: facts.cookies ?? [],
    databases: facts.databases ?? [],
    isCookie: claimed('cookies'),
    isKey: claimed('storage'),
    isDatabase: claimed('databases'),
  };
}
