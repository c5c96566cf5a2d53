import { attributeKey } from './attribute-key';
import { SERVICE_KEYS } from './attributes';
import type { AssentConfig } from './config';

/** A setting: one that is in a group, or one that is in none. */
const SETTING = /^((policy|cookie|ui)([A-Z])(.*)|api|guard|base|autoblock|site|region|debug|endpoint|audience)$/;

/** What a page says, before it is judged. */
export interface Written {
  readonly config: AssentConfig;
  /** The JSON that the page has for it. */
  readonly json?: string | null | undefined;
  /** The tag's attributes: ours, somebody else's, and slips. */
  readonly dataset?: DOMStringMap;
  /** Whoever made the script has looked at it already. */
  readonly isChecked?: true;
}

/**
 * What the page says: `<script type="application/json" data-assent-config>`, then the tag's own attributes; later wins.
 * `data-policy-url` is `policy.url`, and `data-hotjar` the service of that name with its id.
 *
 * @param json what stands in that script
 */
export function readTag(dataset: DOMStringMap = {}, json?: string | null): Written {
  let config: Record<string, unknown> = {};
  try {
    // `null` and numbers have nothing in them.
    config = { ...JSON.parse(json as string) };
  } catch {
    // `logProblems` says what is wrong with it.
  }
  const put = (group: string, key: string, value: unknown) => {
    config[group] = { ...(config[group] as object), [key]: value };
  };
  for (const [name, value] of Object.entries(dataset)) {
    const [setting, , group, first = '', rest] = SETTING.exec(name) ?? [];
    const id = name.replace(/[A-Z]/g, '-$&').toLowerCase();
    if (group) put(group, first.toLowerCase() + rest, value);
    else if (setting) config[name] = value;
    // Anything else is an attribute of somebody else's.
    else if (SERVICE_KEYS.includes(attributeKey(id))) put('services', id, { id: value });
  }
  return { config: config as unknown as AssentConfig, json, dataset };
}
