import { startAssent } from './assent';
import { checkConfig } from './config/check';
import type { AssentConfig } from './config/config';
import { readSettings } from './config/settings';
import { locales } from './locales/index';
import type { Load } from './parts';
import { loadService } from './services/load';
import type { Assent } from './types';

export type { AssentConfig, ReadyMadeById, ServicesById } from './config/config';
export type { AskedCategory, Category } from './consent/categories';
export type { Notice, ServiceFacts } from './consent/notice';
export type { Regime } from './consent/regimes';
export type { Receipt } from './receipts/receipt';
export { type CustomServiceOptions, customService } from './services/custom';
export * from './services/index';
export type { Definition, Service, ServiceActs, ServicePage } from './services/service';
export type { Assent, AssentDomEvents, AssentEvents, Consent, Leftover, Outcome, OwnReceipt } from './types';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  desk: () => import('./desk/desk'),
  office: () => import('./office/office'),
  embeds: () => import('./desk/placeholders'),
  sweep: () => import('./gate/sweep'),
  runner: () => import('./services/runner'),
  autoblock: () => import('./gate/autoblock'),
};

const load = ((part: string) => {
  const [, service] = /^services\/(.*)/.exec(part) ?? [];
  if (service) return loadService(service);
  // `locale-ar` and `texts-ar` are one module to a bundler.
  return (parts[part] ?? locales[part.replace(/^\w+-/, '')] ?? locales.en)?.();
}) as Load;

/**
 * Starts Assent on this page.
 *
 * @throws TypeError naming each field at fault, what is wrong with it and the fix; nothing is started then
 */
export function createAssent(config: AssentConfig): Assent {
  const problems = checkConfig(config);
  const settings = problems.length ? undefined : readSettings(config);
  if (!settings) throw new TypeError(problems.map((problem) => `[assent] ${problem}`).join('\n'));
  return startAssent(settings, load);
}
