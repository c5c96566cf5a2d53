import { faintIn } from '../../../../demo/client/configure/colours';
import { COLOURS, MOST_ROUND, SCHEMES, type State, TEXTS } from '../../../../demo/client/configure/state';
import { sampleOptions } from '../../../../demo/services/samples';
import { FIELDS, type Field } from '../../../../src/config/fields';
import { LANGUAGES } from '../../../../src/consent/languages';
import { REGIONS } from '../../../../src/consent/law';
import { READY_MADE } from '../../../../src/services/find';
import { randomOf } from '../../../soak/scenario';

/** What somebody might choose on the configurator: the same for the same seed, and without a mistake. */
export function randomState(seed: number): State {
  const random = randomOf(seed);
  const oneOf = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const wordOf = (path: string) =>
    oneOf(((FIELDS[path] as Field).test as readonly unknown[]).filter((it): it is string => typeof it === 'string'));
  const hex = () => `#${random(0x1000000).toString(16).padStart(6, '0')}`;
  const regions = [...REGIONS.keys()].filter((code) => code !== '*');
  const state: Record<string, string> = {
    site: oneOf(['Klouttrack', 'Café Ünï & Sons', '<b>كلاوتراك</b>']),
    'policy.url': oneOf(['/privacy', 'https://klouttrack.com/legal/privacy']),
    'policy.version': oneOf(['1', '2025-02']),
    origin: 'https://klouttrack.com',
    region: oneOf(['auto', 'auto', oneOf(regions)]),
    audience: oneOf(['general', 'general', wordOf('audience')]),
    'see.region': oneOf(regions),
    'see.language': oneOf(LANGUAGES),
    'see.scheme': oneOf(SCHEMES),
    'ui.language': oneOf(['auto', 'auto', oneOf(LANGUAGES)]),
    'ui.layout': wordOf('ui.layout'),
    'ui.position': wordOf('ui.position'),
    'ui.theme': wordOf('ui.theme'),
    'ui.reopen': wordOf('ui.reopen'),
    radius: `${random(MOST_ROUND + 1)}`,
  };
  for (let i = random(7); i >= 0; i--) Object.assign(state, service(oneOf(READY_MADE).definition));
  const language = state['ui.language'] === 'auto' ? state['see.language'] : state['ui.language'];
  for (const name of TEXTS)
    if (!random(4)) state[`ui.texts.${language}.${name}`] = oneOf(['Hello', '</script>&"', 'مرحبا']);
  for (const scheme of SCHEMES) for (const colour of COLOURS) if (!random(3)) state[`${scheme}.${colour}`] = hex();
  // Most that is random cannot be read. What it would be told at goes, until nothing is left to tell.
  for (let [faint] = faintIn(state); faint; [faint] = faintIn(state)) {
    if (faint.better) state[faint.path] = faint.better;
    else delete state[faint.path];
  }
  return state;
}

function service(definition: (typeof READY_MADE)[number]['definition']): State {
  const flat = (node: object, path: string): [string, string][] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'object' ? flat(value, `${path}.${key}`) : [[`${path}.${key}`, `${value}`]],
    );
  const path = `services.${definition.id}`;
  return { [path]: '', ...Object.fromEntries(flat(sampleOptions(definition), path)) };
}
