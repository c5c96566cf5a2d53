import { FORMER_MANAGERS } from './adopt-names';
import { isObject } from './is-object';

/** What is wrong with the setting `adopt`. */
export function adoptProblems(value: unknown): string[] {
  if (!isObject(value)) return [`adopt: ${JSON.stringify(value)} is wrong; use { "klaro": { … } }`];
  return Object.entries(value).flatMap(([name, options]) => {
    const path = `adopt.${name}`;
    if (name === 'proof') {
      return typeof options === 'boolean' ? [] : [`${path}: ${JSON.stringify(options)} is wrong; use true or false`];
    }
    if (!(FORMER_MANAGERS as readonly string[]).includes(name)) {
      return [`${path}: is no manager whose answers can be adopted; use one of ${FORMER_MANAGERS.join(', ')}`];
    }
    if (!isObject(options)) return [`${path}: ${JSON.stringify(options)} is wrong; use { … }`];
    return Object.entries(options).flatMap(([key, option]) => optionProblem(`${path}.${key}`, key, option));
  });
}

function optionProblem(path: string, key: string, option: unknown): string[] {
  const said = JSON.stringify(option);
  if (key === 'storedAs') {
    return isName(option)
      ? []
      : [`${path}: ${said} is wrong; use the name of its cookie, or of its item in localStorage`];
  }
  if (key !== 'names') return [`${path}: is not a setting; use storedAs or names`];
  if (!isObject(option)) return [`${path}: ${said} is wrong; use { "analytics": "its own name for it" }`];
  return Object.entries(option)
    .filter(([, theirs]) => !isName(theirs) && !(Array.isArray(theirs) && theirs.length && theirs.every(isName)))
    .map(
      ([ours, theirs]) =>
        `${path}.${ours}: ${JSON.stringify(theirs)} is wrong; use one of its names, or a list of them`,
    );
}

const isName = (value: unknown): boolean => typeof value === 'string' && !!value.trim();
