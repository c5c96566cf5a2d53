import type { AskedCategory } from '../consent/categories';
import type { Regime } from '../consent/regimes';
import type { Action, Method } from '../receipts/receipt';

/** The page is in English; what visitors' browsers wrote stands as it is where it has no name. */

export const CATEGORY_NAMES: Readonly<Record<AskedCategory | 'necessary', string>> = {
  necessary: 'Necessary',
  preferences: 'Preferences',
  analytics: 'Analytics',
  marketing: 'Marketing',
};

export const ACTION_NAMES: Readonly<Record<Action, string>> = {
  'accept-all': 'Accepted all',
  choose: 'Chose',
  signal: 'Signalled',
  'reject-all': 'Rejected all',
  withdraw: 'Withdrew',
  adopt: 'Adopted',
  record: 'Beyond cookies',
};

/** What the word does not say by itself. */
export const ACTION_NOTES: Readonly<Record<Action, string>> = {
  'accept-all': 'one click, yes to everything',
  choose: 'saved a choice of their own',
  signal: 'the browser said no for them',
  'reject-all': 'one click, no to everything',
  withdraw: 'took back an earlier yes',
  adopt: 'answered a former consent manager',
  record: 'a consent to something else, such as e-mail',
};

export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  banner: 'on the banner',
  preferences: 'in the preferences',
  placeholder: 'on a placeholder',
  api: 'on the site’s own interface',
  signal: 'by Global Privacy Control',
};

export const REGIME_NAMES: Readonly<Record<Regime, string>> = {
  'opt-in': 'Opt-in: nothing runs before a yes',
  'opt-out': 'Opt-out: runs until there is a no',
  notice: 'Notice: runs, and visitors are told',
};

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `klouttrack.com`, of an origin. */
export function hostName(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}

/** `Oman (OM)`, `United States (US-CA)` */
export function regionName(code: string | null): string {
  return code ? named(code, regions, code.split('-')[0] ?? '') : 'Unknown region';
}

/** `Arabic (ar)` */
export function languageName(code: string): string {
  return code ? named(code, languages, code) : 'No language given';
}

function named(code: string, names: Intl.DisplayNames, known: string): string {
  try {
    const name = names.of(known);
    return name ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}

/** `sha256-nZeCuO…UHJc`: enough to tell two apart, and to find one again. */
export function shortHash(hash: string): string {
  return hash.length > 24 ? `${hash.slice(0, 13)}…${hash.slice(-4)}` : hash;
}
