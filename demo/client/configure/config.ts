import type { AssentConfig } from '../../../src/config/config';
import { READY_MADE } from '../../../src/services/find';
import { GOOGLE_FORMS } from '../../../src/services/helpers/google-options';
import { optionsOf, type State } from './state';

/** What is in the config as it is in its field, unless it is what holds without it. */
const PLAIN: Readonly<Record<string, string>> = {
  site: '',
  'policy.url': '',
  'policy.version': '',
  region: 'auto',
  audience: 'general',
  autoblock: 'false',
  'ui.layout': 'bar',
  'ui.position': 'bottom',
  'ui.theme': 'auto',
  'ui.language': 'auto',
  'ui.reopen': 'true',
};

type Node = Record<string, unknown>;

/** The config that a state stands for. It may have mistakes. */
export function configOf(state: State): AssentConfig {
  const config: Node = {};
  const put = (path: readonly string[], value: unknown) => {
    const node = path.slice(0, -1).reduce((parent, key) => {
      parent[key] ??= {};
      return parent[key] as Node;
    }, config);
    node[path.at(-1) ?? ''] = value;
  };
  for (const [path, otherwise] of Object.entries(PLAIN)) {
    const value = state[path]?.trim() || otherwise;
    if (value !== otherwise) put(path.split('.'), /^(true|false)$/.test(value) ? value === 'true' : value);
  }
  // One that is missing is a mistake; without any policy there would be none to name.
  config.policy ??= {};
  for (const { definition } of READY_MADE) {
    const service = `services.${definition.id}`;
    if (state[service] === undefined) continue;
    put(['services', definition.id], {});
    for (const { path, form } of optionsOf(definition.forms)) {
      const value = state[`${service}.${path}`]?.trim();
      if (value) put(['services', definition.id, ...path.split('.')], optionValue(form, value));
    }
  }
  for (const [path, value] of Object.entries(state)) {
    if (path.startsWith('ui.texts.') && value.trim()) put(path.split('.'), value.trim());
  }
  return config as unknown as AssentConfig;
}

/** As the schema has it: a switch, a list of regions, with its brackets or without, or a text. */
function optionValue(form: RegExp, value: string): unknown {
  if (form.source === '^(true|false)$') return value === 'true';
  return form === GOOGLE_FORMS['region?'] ? value.split(/[^\w-]+/).filter(Boolean) : value;
}
