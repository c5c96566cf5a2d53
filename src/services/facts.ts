import type { ServiceFacts } from '../consent/notice';
import { facts as firebaseAnalytics } from './firebase-analytics';
import { facts as googleAnalytics } from './google-analytics';
import { facts as metaPixel } from './meta-pixel';
import { facts as youtube } from './youtube';

export interface ReadyMadeFacts extends ServiceFacts {
  readonly provider: string;
  readonly privacyUrl: string;
  /** Required options by path: the form of the value, and the words that follow "use" in an error. */
  readonly options: Readonly<Record<string, { readonly form: RegExp; readonly use: string }>>;
  /** Hosts it talks to, for Content-Security-Policy and audits. `*.` stands for any subdomain. */
  readonly hosts: readonly string[];
}

/** What is said about the ready-made services. */
export const FACTS: readonly ReadyMadeFacts[] = [firebaseAnalytics, googleAnalytics, metaPixel, youtube];

/** A service with all that is known about it. */
export function withFacts<S extends { readonly id: string; readonly category: ServiceFacts['category'] }>(
  service: S,
): S & ServiceFacts {
  return { name: service.id, ...FACTS.find(({ id }) => id === service.id), ...service };
}
