import { isFirst } from './begin';
import { checkConfig } from './config/check';
import type { AssentConfig } from './config/config';
import { readSettings, type Settings } from './config/settings';
import type { Load } from './core/contracts';
import { startAssent } from './core/start';
import { dom } from './dom';
import { ENDED, hasEnded } from './ended';
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
  DataLayerEvent,
  Finding,
  Leftover,
  Outcome,
  OwnReceipt,
  Sighting,
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
  guard: () => import('./parts/guard'),
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

/** The instance that this copy of the package has started, until it is destroyed. */
let running: { readonly assent: Assent; readonly config: AssentConfig; isTold?: true } | undefined;

/**
 * Starts Assent on this page, once: where an instance runs, that one is returned, also that of a script tag. If it was started
 * with other settings, the console says which. After its `destroy()` a new one is started. It is `window.assent` until then,
 * unless the page has something else there. A server may import this module, but has no page to start it on: call it in the browser, such
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
  clearEnded();
  return standing(config) ?? start(settings, config);
}

function start(settings: Settings, config: AssentConfig): Assent {
  const assent = startAssent(settings, loadPart as Load);
  const { destroy } = assent;
  assent.destroy = () => {
    destroy();
    if (running?.assent === assent) running = undefined;
    if (window.assent === assent) Reflect.deleteProperty(window, 'assent');
    dom.dispatchEvent(new CustomEvent(ENDED, { detail: assent }));
  };
  running = { assent, config };
  // A script tag that comes later, and another copy of the package, find it there.
  if (!Object.hasOwn(window, 'assent')) Reflect.set(window, 'assent', assent);
  return assent;
}

/** What a script tag has started stays there after its `destroy()`. */
function clearEnded(): void {
  if (!running && !isFirst() && hasEnded(window.assent as Assent)) Reflect.deleteProperty(window, 'assent');
}

/** The page's instance, where it has one. What this call's settings would change is told once. */
function standing(config: AssentConfig): Assent | undefined {
  if (running) {
    const { config: first, isTold } = running;
    const names = [...new Set([...Object.keys(first), ...Object.keys(config)])] as (keyof AssentConfig)[];
    const others = names.filter((name) => JSON.stringify(first[name]) !== JSON.stringify(config[name]));
    if (others.length && !isTold) console.error(`[assent] ${others.join(', ')}: ${OTHER_SETTINGS}`);
    if (others.length) running.isTold = true;
    return running.assent;
  }
  if (isFirst()) return;
  console.error(`[assent] config: ${OTHER_INSTANCE}`);
  return window.assent;
}

const OTHER_SETTINGS =
  'differs from what createAssent was first called with, and is not used; call it once, or destroy() the first one before';
const OTHER_INSTANCE =
  'is not used, since a script tag, or another copy of the package, has started Assent on this page; use one of them';
