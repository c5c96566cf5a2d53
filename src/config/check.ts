import { LANGUAGES, matchLanguage } from '../consent/languages';
import { isOlder } from '../consent/versions';
import { adoptProblems } from './check-adopt';
import { regionProblems } from './check-regions';
import { serviceProblems } from './check-services';
import { textProblems } from './check-texts';
import { FIELDS, type Field, readField } from './fields';
import { isObject } from './is-object';

const readVersion = (value: unknown) => readField(FIELDS['policy.renewSince'] as Field, value);

/** A region of a language is spoken to in the language. */
const isLanguage = (code: string) => code === 'auto' || !!matchLanguage([code]);

/**
 * The one place that names mistakes in a config. Each problem names the field's path, what is wrong, and the fix. Reads
 * own members only and never writes to what it is given.
 */
export function checkConfig(config: unknown): string[] {
  if (!isObject(config)) return ['config: is not an object; use { "policy": { … } }'];
  const problems: string[] = [];
  const seen = new Set<string>();

  const walk = (node: Record<string, unknown>, prefix: string) => {
    for (const [key, value] of Object.entries(node)) {
      const path = prefix + key;
      const field = Object.hasOwn(FIELDS, path) ? FIELDS[path] : undefined;
      seen.add(path);
      // What editors look the schema up by, in a file of settings; what the endpoint alone reads there.
      if (path === '$schema' || path === 'origins') continue;
      if (path === 'services') problems.push(...serviceProblems(value));
      else if (path === 'adopt') problems.push(...adoptProblems(value));
      else if (path === 'regions') problems.push(...regionProblems(value));
      else if (path === 'ui.texts') problems.push(...textProblems(value));
      else if (field) {
        if (readField(field, value) === undefined) {
          problems.push(`${path}: ${JSON.stringify(value)} is wrong; use ${field.use}`);
        } else if (path === 'ui.language' && !isLanguage(`${value}`)) {
          problems.push(
            `${path}: ${JSON.stringify(value)} is not available; use auto or one of ${LANGUAGES.join(', ')}`,
          );
        }
      } else if (Object.keys(FIELDS).some((known) => known.startsWith(`${path}.`))) {
        if (isObject(value)) walk(value, `${path}.`);
        else problems.push(`${path}: ${JSON.stringify(value)} is wrong; use { … }`);
      } else problems.push(`${path}: is not a setting; take it out or correct its name`);
    }
  };
  walk(config, '');
  const { version, renewSince } = Object(config.policy) as { version?: unknown; renewSince?: unknown };
  if (readVersion(version) && readVersion(renewSince) && isOlder(`${version}`, `${renewSince}`)) {
    problems.push('policy.renewSince: is newer than policy.version; use that version or an older one');
  }
  const beneath = endpointProblem(config);
  if (beneath) problems.push(beneath);
  for (const [path, { required, use }] of Object.entries(FIELDS)) {
    if (required && !seen.has(path)) problems.push(`${path}: is missing; use ${use}`);
  }
  return problems;
}

/** The endpoint sets the cookie again that comes with a post: none comes to where the cookie is not. */
function endpointProblem({ endpoint, cookie }: Record<string, unknown>): string | undefined {
  const { path } = Object(cookie) as { path?: unknown };
  if (!readField(FIELDS['cookie.path'] as Field, path)) return undefined;
  if (typeof endpoint !== 'string' || !/^(\/|https?:)/.test(endpoint)) return undefined;
  const folder = `${path}`.replace(/\/?$/, '/');
  const pathname = endpoint.replace(/^https?:\/\/[^/]*/, '');
  return `${pathname}/`.startsWith(folder)
    ? undefined
    : `endpoint: ${JSON.stringify(endpoint)} is not beneath cookie.path, so no cookie comes there; use an address in it, such as "${folder}assent"`;
}
