import { matchLanguage } from '../consent/languages';
import type { Notice } from '../consent/notice';
import { Misuse } from './failures';

/** What pages do: the language of the settings, where it is one, beats that of the page. */
export function languageOf(flag: string | undefined, setting: string, notices: readonly Notice[]): string {
  const available = [...new Set(notices.map(({ language }) => language))];
  const settled = matchLanguage([setting], available);
  const wanted = flag === undefined ? (settled ?? 'en') : matchLanguage([flag], available);
  if (!wanted) {
    throw new Misuse('--language', `"${flag}" is none of Assent's; write one of ${available.join(', ')}`);
  }
  if (settled && settled !== wanted) {
    throw new Misuse('--language', `is ${wanted}, and ui.language of the config is ${settled}; take one of them away`);
  }
  return wanted;
}
