import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option } from 'commander';
import { isOrigin } from '../consent/origin';
import { isPostgres } from '../endpoint/index';
import { DEFAULT_BASE, readBase } from '../site/tag';
import { Misuse } from './failures';

/*
 * Readers of flags' values. Each is called for a flag and for its variable alike, and throws what to write instead.
 */

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  return (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Use a whole number ${range}.`);
  };
}

/** For flags that may be repeated, and variables that hold a list by commas. */
function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

export function originList(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...items(text).map(origin)];
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('Use an origin such as https://klouttrack.com.');
  if (url.origin !== text) throw new InvalidArgumentError(`Use ${url.origin}, without anything after the host.`);
  if (!isOrigin(text)) throw new InvalidArgumentError('Use a host of letters, digits, dots and hyphens.');
  return text;
}

export function headerList(text: string, before: readonly string[] = []): readonly string[] {
  const names = items(text);
  if (names.every((name) => /^[\w-]+$/.test(name))) return [...before, ...names];
  throw new InvalidArgumentError('Use the name of a header such as CF-IPCountry.');
}

/** The path of the database's file, or the address of a server. */
export function database(text: string): string {
  if (isPostgres(text)) {
    if (URL.canParse(text) && new URL(text).pathname.length > 1) return text;
    throw new InvalidArgumentError('Use an address such as postgres://user@host:5432/receipts.');
  }
  if (text === '' || text === ':memory:') {
    throw new InvalidArgumentError('Receipts are kept on disk; use a file such as receipts.db.');
  }
  if (/^file:\/\//i.test(text)) return fileURLToPath(text);
  if (/^file:/i.test(text)) return text.slice('file:'.length);
  // One letter is a drive of Windows.
  if (/^[a-z][a-z\d+.-]+:/i.test(text)) throw new InvalidArgumentError('Use a path, file: and a path, or postgres://…');
  return text;
}

/*
 * Flags of several commands.
 */

/** @param use what of it the command looks at, where that is not all */
export const configOption = (use = ''): Option =>
  new Option('--config <file>', `the site's assent.json${use}`)
    .env('ASSENT_CONFIG')
    .argParser((text: string, before: readonly string[] = []) => [...before, ...items(text)]);

/** Of a command that is for one site. */
export function oneConfig([file, ...others]: readonly string[] = []): string {
  if (file === undefined) throw new Misuse('--config', "is missing; name the site's assent.json");
  if (others.length > 0) throw new Misuse('--config', `is for one site here; name ${[file, ...others].join(' or ')}`);
  return file;
}

/** Of all that is said in the language of a page. */
export const languageOption = (): Option =>
  new Option('--language <code>', "language of the page; default: the config's ui.language, or en");

/** Of all that says what a page has in its HTML. */
export const baseOption = (): Option =>
  new Option('--base <path>', 'where pages find assent.js: a path or an address')
    .env('ASSENT_BASE')
    .default(DEFAULT_BASE)
    .argParser(base);

function base(text: string): string {
  const read = readBase(text);
  if (read !== undefined) return read;
  throw new InvalidArgumentError('Use a path such as /assent, or an address such as https://klouttrack.com/assent.');
}
