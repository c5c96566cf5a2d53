import { LANGUAGES, matchLanguage } from '../consent/languages';
import { isObject } from './is-object';
import { nearest } from './near-miss';
import { TEXT_NAMES } from './texts';

/** What is wrong with a site's own texts: each language, and each name in it, has to be one that is shown. */
export function textProblems(texts: unknown): string[] {
  if (!isObject(texts)) return [`ui.texts: ${JSON.stringify(texts)} is wrong; use { "en": { "title": "…" } }`];
  return Object.entries(texts).flatMap(([code, own]) => {
    const path = `ui.texts.${code}`;
    if (!LANGUAGES.includes(code)) {
      const meant = matchLanguage([code]);
      return [`${path}: is no language of Assent; use ${meant ?? `one of ${LANGUAGES.join(', ')}`}`];
    }
    if (!isObject(own)) return [`${path}: ${JSON.stringify(own)} is wrong; use { "title": "…" }`];
    return Object.entries(own).flatMap(([name, text]) => {
      if (!TEXT_NAMES.some((it) => it === name)) {
        const meant = nearest(name, TEXT_NAMES);
        return [`${path}.${name}: is no text of Assent; ${meant ? `use ${meant}` : 'take it out or correct its name'}`];
      }
      return typeof text === 'string' ? [] : [`${path}.${name}: ${JSON.stringify(text)} is wrong; use a text`];
    });
  });
}
