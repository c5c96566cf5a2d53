import { createHash } from 'node:crypto';
import type { AssentConfig } from '../config/config';
import { readSettings } from '../config/settings';
import { answerKey } from '../consent/decision';
import { READY_MADE } from '../services/find';
import { readyMadeCategory } from '../services/plan';
import type { SitePieces } from './contract';
import type { SiteFile } from './file';
import { literal } from './literal';

/** What every page runs at some time; what is rarely needed stays beside it. */
const ALWAYS = ['control'];

/** Parts that are in the file of another: they need it, or come with it at each first visit. */
const HOSTS: Readonly<Record<string, string>> = { place: 'first-layer', facts: 'first-layer' };

/**
 * Makes the files of one site from its config: `assent.js`, with the settings, the services and all that a returning visitor's
 * page needs in it, and the other parts beside it under names that say what is in them.
 *
 * @param isServed whether the endpoint is where the script comes from, unless the config names another
 */
export function composeSite(
  { script, parts }: SitePieces,
  config: AssentConfig,
  isServed: boolean,
): ReadonlyMap<string, SiteFile> {
  const settings = readSettings({ config });
  if (!settings) throw new TypeError('[assent] policy: url and version are missing');
  const { autoblock, services } = settings;
  if (Array.isArray(services)) throw new TypeError('[assent] services: is a list; name them by id, as JSON can');
  const inside = withNeeds(parts, [
    ...ALWAYS,
    ...(autoblock ? ['autoblock'] : []),
    ...(autoblock || isMarkedUp(Object.keys(services)) ? ['marked'] : []),
    ...servicesOf(services),
  ]);
  const files = new Map<string, SiteFile>();
  const folder = addParts(files, parts);
  const entries = Object.entries(parts).flatMap(([name, { code, needs }]) => {
    const file = fileNameOf(name);
    const isPlain = `${needs}` === (name === file ? '' : 'runner') && HOSTS[name] === undefined;
    if (isPlain && !inside.has(name)) return [];
    const own = inside.has(name) ? code : JSON.stringify(file);
    return `${JSON.stringify(name)}:[${[own, ...needs.map((need) => JSON.stringify(need))]}]`;
  });
  const about = `config:${literal(known(config, autoblock))},isServed:${isServed},folder:${JSON.stringify(folder)}`;
  const site = `{${about},parts:{${entries}}}`;
  files.set('assent.js', fileOf(`"use strict";!function(assentSite){${script}}(${site});\n`, false));
  return files;
}

/** Anybody can read the script, so it has nothing in it but settings. */
const SETTINGS = 'site policy endpoint base region regions audience debug guard api adopt services cookie ui'.split(
  ' ',
);

/** @param autoblock as it is read: `null` is a mistake, which blocks */
const known = (config: AssentConfig, autoblock: boolean): object => ({
  ...Object.fromEntries(Object.entries(config).filter(([name]) => SETTINGS.includes(name))),
  ...(autoblock && { autoblock }),
});

/**
 * Whether pages of these services have marked elements: frames, scripts of the site's own, or all that it asks for. Where they have
 * them all the same, what opens them is a file beside the script.
 */
const isMarkedUp = (ids: readonly string[]): boolean =>
  !ids.length || ids.some((id) => !readyMadeCategory(id) || WITH_FRAMES.has(id));

const WITH_FRAMES = new Set(READY_MADE.flatMap(({ definition: { id, pages } }) => (pages ? [id] : [])));

/** Names of the parts of the services that the config names. Those of a markup alone come when they are asked for. */
function servicesOf(services: object): string[] {
  const ids = Object.keys(services);
  return [...(ids.length ? ['runner'] : []), ...ids.filter(readyMadeCategory).map((id) => `services/${answerKey(id)}`)];
}

function withNeeds(parts: SitePieces['parts'], names: readonly string[]): Set<string> {
  const all = new Set<string>();
  const add = (name: string) => {
    if (all.has(name)) return;
    all.add(name);
    for (const need of parts[name]?.needs ?? []) add(need);
  };
  for (const name of names) add(name);
  return all;
}

/** Of the file that has a part; a service's is the key of its answer alone. */
const fileNameOf = (name: string): string => HOSTS[name] ?? name.replace('services/', '');

/**
 * All parts, in files of a folder whose name is a hash of them all: also what the script has inside, since a script of an earlier
 * config, in somebody's cache, may have it beside it.
 *
 * @returns the folder's name
 */
function addParts(files: Map<string, SiteFile>, parts: SitePieces['parts']): string {
  const texts = new Map<string, string[]>();
  for (const [name, { code }] of Object.entries(parts)) {
    const file = fileNameOf(name);
    texts.set(file, [...(texts.get(file) ?? []), `${JSON.stringify(name)}:${code}`]);
  }
  const made = [...texts].map(([name, members]) => [name, `export default{${members}}\n`] as const);
  const hash = createHash('sha256').update(JSON.stringify(made)).digest('base64url').replace(/[_-]/g, '');
  const folder = `parts/${hash.slice(0, 8)}`;
  for (const [name, text] of made) files.set(`${folder}/${name}.js`, fileOf(text, true));
  return folder;
}

const fileOf = (text: string, isHashed: boolean): SiteFile => ({
  ...{ text, isHashed },
  integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
});
