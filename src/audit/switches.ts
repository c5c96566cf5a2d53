import type { AskedCategory } from '../consent/categories';
import type { KnownService } from './known-services';
import { type Grant, NOTHING } from './observation';

/** By words of their names and labels, in the languages of most sites; the strictest first. */
const WORDS: readonly (readonly [AskedCategory, RegExp])[] = [
  ['marketing', /market|advert|target|\bads?\b|werbung|publicit|pubblicit|reklam|social/i],
  ['analytics', /analy|statist|performance|measure|messung|mesure|misuraz|audience/i],
  ['preferences', /prefer|function|personali[sz]|komfort|experience/i],
];

/** Names that people know services by, too. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'meta-pixel': ['facebook pixel', 'facebookpixel'],
  'google-analytics': ['gtag', 'ga4'],
  'google-tag-manager': ['googletagmanager'],
  'microsoft-uet': ['bing ads'],
  'linkedin-insight': ['linkedin insight'],
};

/**
 * What a switch allows, told by its names and label. `undefined`: nobody can tell, so what it starts cannot be judged.
 *
 * @param words attributes and label of the switch
 */
export function grantOfSwitch(words: readonly string[], services: readonly KnownService[]): Grant | undefined {
  const text = words.join(' ').toLowerCase();
  // A name such as "X" is in many words.
  const isSaid = (name: string) => name.length > 3 && text.includes(name.toLowerCase());
  const isMeant = ({ id, name }: KnownService) =>
    words.includes(id) || isSaid(name) || ALIASES[id]?.some((alias) => text.includes(alias));
  const known = services.find((service) => !service.isManager && isMeant(service));
  // Its own name says more than the word of a category in its label.
  if (known && words.includes(known.id)) return { ...NOTHING, services: [known.id] };
  const category = WORDS.find(([, word]) => words.slice(0, 3).some((it) => word.test(it)))?.[0];
  if (category) return { ...NOTHING, categories: ['necessary', category] };
  if (known) return { ...NOTHING, services: [known.id] };
  const labelled = WORDS.find(([, word]) => word.test(text))?.[0];
  return labelled && { ...NOTHING, categories: ['necessary', labelled] };
}
