import type { AssentConfig } from '../config/config';
import { loadSite, type Site } from '../endpoint/index';
import { Finding, Misuse } from './failures';
import { readJson } from './files';
import { isList, NO_LIST, readOwn } from './look-at-config';

const FLAG = '--config';

/** Names no site: what the config does not say, a notice of it does not either. */
const NO_ORIGIN = 'http://localhost';

/** What is known of a site by its config. */
export interface ConfiguredSite extends Site {
  /** The config's. */
  readonly file: string;
  readonly config: AssentConfig;
  /** Where its pages are, as far as anybody said. */
  readonly origins: readonly string[];
}

/** What a command that looks into a config says of one with a mistake. */
const finding = (problem: string): Error => new Finding(`${FLAG}: ${problem}`);

/** Wrong use. `serve` says it so: its 1 is a failure that a new start may heal, and this is none. */
const misuse = (problem: string): Error => new Misuse(FLAG, problem);

/**
 * What `--config` says of the site. Pages leave a field at fault out and go on, since nobody looks on there. Here the owner does: a
 * config with a mistake in it is refused, and each field named with its fix.
 *
 * @param origins of `--origin`, beside those of the config
 * @param refusal what is thrown then
 */
export async function readSite(
  file: string,
  origins: readonly string[] = [],
  refusal = finding,
): Promise<ConfiguredSite> {
  const { config, ...site } = await load(file, origins);
  const problems = isList(config) ? [NO_LIST] : site.problems;
  if (problems.length > 0) throw refusal(`${file} is wrong:\n  ${problems.join('\n  ')}`);
  return { ...site, config: config as AssentConfig };
}

/** The sites that share an endpoint, or the one that has it to itself. A host is of one of them alone. */
export async function readSites(files: readonly string[], origins: readonly string[]): Promise<ConfiguredSite[]> {
  if (files.length > 1 && origins.length > 0) {
    throw new Misuse('--origin', `does not say which site it is of; write it as "origins" into ${files.join(' or ')}`);
  }
  const sites = await Promise.all(files.map((file) => readSite(file, origins, misuse)));
  const fileOf = new Map<string, string>();
  for (const { file, origins: own } of sites) {
    if (sites.length > 1 && own.length === 0) {
      throw misuse(
        `${file} is one of several and has no "origins"; write "origins": ["https://klouttrack.com"] into it`,
      );
    }
    for (const host of new Set(own.map((origin) => new URL(origin).host))) {
      const other = fileOf.get(host);
      if (other !== undefined) throw misuse(`${other} and ${file} both have ${host}; take it out of one of them`);
      fileOf.set(host, file);
    }
  }
  return sites;
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

async function load(file: string, given: readonly string[]) {
  const { config, own, problems } = readOwn(readJson(FLAG, file));
  const origins = [...new Set([...given, ...own])];
  const site = await loadSite(config, origins.length > 0 ? origins : [NO_ORIGIN]);
  return { ...site, file, config, origins, problems: [...problems, ...site.problems] };
}
