import type { AssentConfig } from './config';

const GROUPS = /^(policy|cookie|ui)([A-Z].*)/;
const SCALARS = /^(site|endpoint|region|audience|autoblock)$/;

/**
 * The config of the page: `<script type="application/json" data-assent-config>`, then the tag's own attributes; later wins.
 * `data-policy-url` is `policy.url`; an attribute that is no scalar setting is a service whose id it is.
 *
 * @param json what stands in that script
 */
export function readTag(dataset: DOMStringMap, json: string | null | undefined): AssentConfig {
  let config: Record<string, unknown> = {};
  try {
    config = JSON.parse(json as string);
  } catch {
    // `checkConfig` says what is wrong with it.
  }
  const put = (group: string, key: string, value: unknown) => {
    config[group] = { ...(config[group] as object), [key]: value };
  };
  for (const [key, value] of Object.entries(dataset)) {
    const [, group, inner = ''] = GROUPS.exec(key) ?? [];
    if (group) put(group, inner.charAt(0).toLowerCase() + inner.slice(1), value);
    else if (SCALARS.test(key)) config[key] = value;
    else put('services', key.replace(/[A-Z]/g, '-$&').toLowerCase(), { id: value });
  }
  return config as unknown as AssentConfig;
}
