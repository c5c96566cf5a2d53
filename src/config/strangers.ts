import { SERVICE_NAMES, SETTING_PATHS } from './attributes';
import type { Written } from './read-tag';

/** What attributes may name: paths of settings, and services in camel case. */
export const NAMES = `${SETTING_PATHS} ${SERVICE_NAMES}`.split(' ');

/** As `dataset` names it: `policy.url` is `policyUrl`. */
const inDataset = (path: string) => path.replace(/\.(.)/, (_, letter: string) => letter.toUpperCase());

/** Attributes of the tag that are none of ours: somebody else's, or a slip. */
export function strangersIn({ dataset = {} }: Written): string[] {
  const known = NAMES.map(inDataset);
  return Object.keys(dataset).filter((name) => !known.includes(name));
}

/** The config without what an attribute of somebody else's has put into a group of ours, such as `data-ui-view`. */
export function ownConfig(written: Written): Record<string, unknown> {
  const config: Record<string, unknown> = { ...written.config };
  for (const name of strangersIn(written)) {
    const [, group = '', first = '', rest = ''] = /^([a-z]+)([A-Z])(.*)/.exec(name) ?? [];
    const { [first.toLowerCase() + rest]: _, ...others } = Object(config[group]);
    if (!first || !config[group]) continue;
    config[group] = others;
    if (!Object.keys(others).length) delete config[group];
  }
  return config;
}
