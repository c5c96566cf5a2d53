import { checkConfig } from './config/check';
import type { AssentConfig } from './config/config';
import { readSettings } from './config/settings';
import type { Load } from './core/contracts';
import { startAssent } from './core/start';
import { locales } from './locales/index';
import { loadService } from './services/load';
import type { Assent } from './types';

export type { AssentConfig, ReadyMadeById, ServicesById } from './config/config';
export type { AskedCategory, Category } from './consent/categories';
export type { Notice, ServiceFacts } from './consent/notice';
export type { Regime } from './consent/regimes';
export type { Receipt } from './receipts/receipt';
export * from './services/catalogue/index';
export type { Definition, Service, ServiceActs, ServicePage } from './services/contract';
export { type CustomServiceOptions, customService } from './services/custom';
export type {
  Assent,
  AssentDomEvents,
  AssentEvents,
  Audit,
  BeyondCookies,
  Consent,
  Finding,
  Leftover,
  Outcome,
  OwnReceipt,
} from './types';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  'first-layer': () => import('./parts/first-layer'),
  age: () => import('./parts/age'),
  place: () => import('./parts/place'),
  control: () => import('./parts/control'),
  decisions: () => import('./parts/decisions'),
  preferences: () => import('./parts/preferences'),
  history: () => import('./parts/history'),
  keyboard: () => import('./parts/keyboard'),
  placeholders: () => import('./parts/placeholders'),
  marked: () => import('./parts/marked'),
  written: () => import('./parts/written'),
  sweep: () => import('./parts/sweep'),
  check: () => import('./parts/check'),
  runner: () => import('./parts/runner'),
  declaration: () => import('./parts/declaration'),
  record: () => import('./parts/record'),
  adopt: () => import('./parts/adopt'),
  autoblock: () => import('./parts/autoblock'),
  debug: () => import('./parts/debug'),
};

/** Where a part is to a bundler, to which all parts of a language are one module. */
async function loadPart(part: string): Promise<unknown> {
  const service = afterPrefix('services/', part);
  if (service) return loadService(service);
  const language = afterPrefix('locale-', part) ?? afterPrefix('texts-', part) ?? afterPrefix('age-', part);
  const load = language ? locales[language] : parts[part];
  if (!load) throw new Error(`[assent] there is no part "${part}"`);
  return load();
}

const afterPrefix = (prefix: string, name: string): string | undefined =>
  name.startsWith(prefix) ? name.slice(prefix.length) : undefined;

/**
 * Starts Assent on this page. A server may import this module, but has no page to start it on: call it in the browser, such
 * as in an effect of a component.
 *
 * @throws TypeError naming each field at fault, what is wrong with it and the fix; nothing is started then
 */
export function createAssent(config: AssentConfig): Assent {
  if (typeof document === 'undefined') {
    throw new TypeError('[assent] createAssent needs a page; call it in the browser, such as in an effect');
  }
  const problems = checkConfig(config);
  const settings = problems.length ? undefined : readSettings({ config });
  if (!settings) throw new TypeError(problems.map((problem) => `[assent] ${problem}`).join('\n'));
  return startAssent(settings, loadPart as Load);
}
