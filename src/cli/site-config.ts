import type { AssentConfig } from '../config/config';
import { loadSite, type Site } from '../endpoint/index';
import { Misuse } from './failures';
import { readJson } from './files';

const FLAG = '--config';

/** What is known of a site by its config. */
export interface ConfiguredSite extends Site {
  readonly config: AssentConfig;
}

/**
 * What `--config` says of the site. A field at fault is told and left out, as pages do it with the same config: then a
 * notice may be missing here, which the endpoint asks the visitors' browsers for.
 */
export async function readSite(
  file: string,
  origins: readonly string[],
  warn: (text: string) => void,
): Promise<ConfiguredSite> {
  const config = readJson(FLAG, file);
  const site = await loadSite(config, origins);
  if (site.notices.length === 0) throw new Misuse(FLAG, `${file}: ${site.problems.join('\n')}`);
  if (Array.isArray((config as AssentConfig).services)) {
    throw new Misuse(FLAG, `${file}: services is a list; name them by id, such as {"google-analytics": {"id": "G-…"}}`);
  }
  for (const problem of site.problems) warn(`${FLAG} ${file}: ${problem}`);
  return { ...site, config: config as AssentConfig };
}
