import { matchLanguage } from '../consent/languages';
import type { Finding } from './contract';

/**
 * @param lang of the page's `<html>`
 * @param wanted by the settings: a code, or `auto`
 * @param texts the site's own, by language
 */
export function languageFindings(
  lang: string,
  wanted: string,
  texts: Readonly<Record<string, object>> = {},
): Finding[] {
  const isSet = !!matchLanguage([wanted]);
  if (!lang && !isSet)
    return [missing("The page says no language, so the banner is in the browser's.", 'Put lang on <html>.')];
  const code = matchLanguage([isSet ? wanted : lang]);
  if (!code) {
    const message = `The page is in "${lang}", which Assent does not speak: visitors get the browser's language, or English.`;
    return [missing(message, 'Set ui.language to one of the languages in docs/settings.md, the nearest one.')];
  }
  const names = new Set(Object.values(texts).flatMap((own) => Object.keys(Object(own))));
  const own = Object.keys(Object(texts[code]));
  const lacking = [...names].filter((name) => !own.includes(name));
  if (!lacking.length) return [];
  const message = `ui.texts has ${lacking.join(', ')} in other languages and not in "${code}", so Assent's own words stand there.`;
  return [missing(message, `Add ui.texts.${code}: ${lacking.join(', ')}.`)];
}

const missing = (message: string, fix: string): Finding => ({
  kind: 'missing-language',
  level: 'warning',
  message,
  fix,
});
