import { OTHER_SERVICE_NAMES } from './attributes';
import { checkConfig } from './check';
import { isObject } from './is-object';
import { nearest } from './near-miss';
import type { Written } from './read-tag';
import { NAMES, ownConfig, strangersIn } from './strangers';

const attribute = (name: string) => `data-${name.replace('.', '-').replace(/[A-Z]/g, '-$&').toLowerCase()}`;

/** What has been explained on this page. */
const explained = new WeakSet<Written>();

/** Says on the console what is wrong with what this page says, once. */
export function logProblems(written: Written): void {
  if (explained.has(written)) return;
  explained.add(written);
  for (const problem of problemsOf(written)) console.error(`[assent] ${problem}`);
  if (location.protocol === 'file:') console.error('[assent] file://: keeps no answer; use a server');
}

/** As `checkConfig`, and what is wrong before there is a config: its JSON, and the names of attributes. */
export function problemsOf(written: Written): string[] {
  const broken = jsonProblem(written.json ?? '{}');
  // A text or a list has no settings in it: that it is one has been said.
  const found = checkConfig(ownConfig(written)).filter((problem) => !(broken && /^\d+:/.test(problem)));
  const slips = strangersIn(written).flatMap((name) => attributeProblem(name) ?? []);
  return [...(broken ? [broken] : []), ...slips, ...found];
}

function jsonProblem(json: string): string | undefined {
  try {
    return isObject(JSON.parse(json)) ? undefined : 'data-assent-config: is no object; use { "policy": { … } }';
  } catch (error) {
    return `data-assent-config: is no JSON; correct it (${error})`;
  }
}

function attributeProblem(name: string): string | undefined {
  const meant = nearest(name, NAMES);
  if (meant)
    return `${attribute(name)}: is no attribute; did you mean ${attribute(meant)}? Take it out or correct its name`;
  const service = nearest(name, OTHER_SERVICE_NAMES.split(' '));
  const id = service && attribute(service).replace('data-', '');
  return id && `${attribute(name)}: ${id} has no attribute; put it into services, with its options: { "${id}": { … } }`;
}
