import { isAsked, isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { CATEGORY_PROBLEM, optionProblems } from '../services/options';
import { OPTIONS_OF } from '../services/tables';
import { isObject } from './is-object';
import { nearest } from './near-miss';

/** What is wrong with the services of a config. */
export function serviceProblems(services: unknown): string[] {
  if (Array.isArray(services)) {
    return services.flatMap((service, i) =>
      isObject(service) && typeof service.id === 'string' && isCategory(service.category)
        ? []
        : [`services[${i}]: is no service; use one of the package's, or { id, category, name }`],
    );
  }
  if (!isObject(services)) return [`services: is not a list; use { "google-analytics": { "id": "G-XXXXXXX" } }`];
  const problems = Object.entries(services).flatMap(([id, options]) => {
    const known = Object.hasOwn(OPTIONS_OF, id) ? OPTIONS_OF[id] : undefined;
    const found = !isObject(options)
      ? [['', 'is not a service; use { … } with its options'] as const]
      : known
        ? optionProblems(known, options, nearest)
        : customProblems(id, options);
    return found.map(([path, problem]) => `services.${id}${path && `.${path}`}: ${problem}`);
  });
  return [...problems, ...sameKeys(Object.keys(services))];
}

/** The cookie has a short key of each: one in some tens of millions of pairs has the same, and an answer to one would be one to the other. */
function sameKeys(ids: readonly string[]): string[] {
  const first = new Map<string, string>();
  return ids.flatMap((id) => {
    const key = answerKey(id);
    const other = first.get(key);
    first.set(key, other ?? id);
    return other ? [`services.${id}: has the key of ${other} in the cookie; use another id for one of them`] : [];
  });
}

const TEXTS = ['name', 'provider', 'privacyUrl', 'retention'];
const LISTS = ['scripts', 'cookies', 'storage', 'databases', 'thirdParty'];

function customProblems(id: string, options: Record<string, unknown>): [string, string][] {
  if (!Object.hasOwn(options, 'category')) {
    return [['', 'is no ready-made service; correct its id, or give it a category and a name']];
  }
  const problems: [string, string][] = [];
  if (!/^[a-z][\w-]{0,63}$/.test(id) || isAsked(id) || id === 'necessary') {
    problems.push(['', 'is no id; use small letters, digits and hyphens, and no name of a category']);
  }
  if (!isCategory(options.category)) {
    problems.push(['category', CATEGORY_PROBLEM]);
  }
  if (!Object.hasOwn(options, 'name')) problems.push(['name', 'is missing; use the name that visitors know it by']);
  for (const [field, value] of Object.entries(options)) {
    if (field === 'category') continue;
    const isText = TEXTS.includes(field);
    const isList = LISTS.includes(field);
    if (!isText && !isList && field !== 'saleOrShare')
      problems.push([field, 'is not a setting of a service; take it out']);
    else if (isText && typeof value !== 'string') problems.push([field, 'is wrong; use a text']);
    else if (isList && !(Array.isArray(value) && value.every((item) => typeof item === 'string'))) {
      problems.push([field, 'is wrong; use a list of texts']);
    } else if (field === 'saleOrShare' && typeof value !== 'boolean')
      problems.push([field, 'is wrong; use true or false']);
  }
  return problems;
}
