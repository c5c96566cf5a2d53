import type { AssentConfig } from '../config/config';
import { loadSite, type Site } from '../endpoint/index';
import { Finding, Misuse } from './failures';
import { readJson } from './files';

const FLAG = '--config';

/** What is known of a site by its config. */
export interface ConfiguredSite extends Site {
  readonly config: AssentConfig;
}

/** What a command that looks into a config says of one with a mistake. */
const finding = (problem: string): Error => new Finding(`${FLAG}: ${problem}`);

/** Wrong use. `serve` says it so: its 1 is a failure that a new start may heal, and this is none. */
export const misuse = (problem: string): Error => new Misuse(FLAG, problem);

/**
 * What `--config` says of the site. Pages leave a field at fault out and go on, since nobody looks on there. Here the owner does: a
 * config with a mistake in it is refused, and each field named with its fix.
 *
 * @param refusal what is thrown then
 */
export async function readSite(file: string, origins: readonly string[], refusal = finding): Promise<ConfiguredSite> {
  const { config, ...site } = await load(file, origins);
  const { services } = Object(config) as AssentConfig;
  const problems = Array.isArray(services)
    ? ['services: is a list; name them by id, such as {"google-analytics": {"id": "G-…"}}']
    : site.problems;
  if (problems.length > 0) throw refusal(`${file} is wrong:\n  ${problems.join('\n  ')}`);
  return { ...site, config: config as AssentConfig };
}

/**
 * The same of a config that somebody had once, for the notices of that time. What is wrong with it by now is told.
 */
export async function readFormerSite(
  file: string,
  origins: readonly string[],
  warn: (text: string) => void,
): Promise<Site> {
  const site = await load(file, origins);
  if (site.notices.length === 0) throw misuse(`${file} is wrong:\n  ${site.problems.join('\n  ')}`);
  for (const problem of site.problems) warn(`${FLAG} ${file}: ${problem}`);
  return site;
}

async function load(file: string, origins: readonly string[]) {
  const config = readJson(FLAG, file);
  return { ...(await loadSite(config, origins)), config };
}
