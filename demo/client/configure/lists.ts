import { LANGUAGES } from '../../../src/consent/languages';
import { REGIONS } from '../../../src/consent/law';

/* The lists that are chosen from, in the language of the page. */

const page = document.documentElement.lang;
const regionName = new Intl.DisplayNames([page], { type: 'region' });

/** `US-CA` by its country, since no browser has names of states. */
const nameOf = (code: string): string => {
  const [country = '', part] = code.split('-');
  return `${regionName.of(country)}${part ? ` (${code})` : ''}`;
};

/** Every region whose law is known, by name. */
export const regionList = [...REGIONS.keys()]
  .filter((code) => code !== '*')
  .map((value) => ({ value, name: nameOf(value) }))
  .sort((a, b) => a.name.localeCompare(b.name, page));

/** Each by its own name, as whoever reads it calls it. */
export const languageList = LANGUAGES.map((value) => ({
  value,
  lang: value,
  name: `${new Intl.DisplayNames([value], { type: 'language' }).of(value)} (${value})`,
}));
