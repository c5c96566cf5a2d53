import { type CustomServiceOptions, customActs } from './custom';
import type { ReadyMadeFacts } from './facts';
import { type FirebaseAnalyticsOptions, facts as firebaseFacts, run as firebaseRun } from './firebase-analytics';
import { type GoogleAnalyticsOptions, facts as googleFacts, run as googleRun } from './google-analytics';
import { type MetaPixelOptions, facts as metaFacts, run as metaRun } from './meta-pixel';
import type { ReadyMade, Service } from './service';
import { facts as youtubeFacts, run as youtubeRun } from './youtube';

const optionAt = (options: unknown, path: string): unknown =>
  path.split('.').reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], options);

/** What is wrong with the options of a ready-made service: path, and problem with its fix. */
export function optionProblems({ options }: ReadyMadeFacts, given: unknown): [string, string][] {
  return Object.entries(options).flatMap(([path, { form, use }]): [string, string][] => {
    const value = optionAt(given, path);
    if (typeof value === 'string' && form.test(value)) return [];
    return [[path, `${value === undefined ? 'is missing' : `${JSON.stringify(value)} is wrong`}; use ${use}`]];
  });
}

function make(run: ReadyMade, facts: ReadyMadeFacts, options: unknown): Service {
  const problems = optionProblems(facts, options);
  if (problems.length) {
    throw new TypeError(problems.map(([path, problem]) => `[assent] ${facts.id}: ${path}: ${problem}`).join('\n'));
  }
  return { ...facts, ...run[1](options as never) };
}

/** Google Analytics 4. @throws TypeError naming the option at fault */
export const googleAnalytics = (options: GoogleAnalyticsOptions): Service => make(googleRun, googleFacts, options);

/** Firebase Analytics, loaded by Assent or bundled by the site. @throws TypeError naming the option at fault */
export const firebaseAnalytics = (options: FirebaseAnalyticsOptions): Service =>
  make(firebaseRun, firebaseFacts, options);

/** Meta Pixel. @throws TypeError naming the option at fault */
export const metaPixel = (options: MetaPixelOptions): Service => make(metaRun, metaFacts, options);

/** YouTube embeds: frames marked with `data-consent-service="youtube"`. */
export const youtube = (): Service => make(youtubeRun, youtubeFacts, {});

/** A service of your own, under an id of your own. */
export const customService = (options: CustomServiceOptions & { readonly id: string }): Service => ({
  ...options,
  ...customActs(options),
});
