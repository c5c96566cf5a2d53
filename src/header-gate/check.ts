import { checkConfig } from '../config/check';
import type { AssentConfig } from '../config/config';
import { isObject } from '../config/is-object';
import { isCategory } from '../consent/categories';
import { isOrigin } from '../consent/origin';
import { KINDS } from '../services/sources';
import type { GateVisit, HeaderGateOptions } from './contract';

/** With a scheme or without, any subdomain, a port, a path: a source of CSP3 that names a host. */
const HOST = /^((https?|wss?):\/\/)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d+|\*))?(\/[^\s;,'"?#]*)?$/i;
const ADDRESS = /^(\/(?!\/)|https:\/\/[^/])[^\s;,'"]*$/;
const BASE = /^(\/|https?:\/\/[^/])[^\s"'<>?#\\;,]*$/;
/** All that a header takes. */
const ASCII = /^[!-~]+$/;
const NONCE = /^[\w+/=-]+$/;
const HASH = /^'?sha(256|384|512)-[\w+/=-]+'?$/;

const wrong = (path: string, value: unknown, use: string): string =>
  `${path}: ${value === undefined ? 'is missing' : `${JSON.stringify(value)} is wrong`}; use ${use}`;

/** URLs let `*`, `;` and `$` stand in a host, which mean something in a policy, or to nginx. What is no address is told elsewhere. */
function hasPlainHost(address: string): boolean {
  const page = 'https://klouttrack.com/';
  return !URL.canParse(address, page) || isOrigin(new URL(address, page).origin);
}

/** What is wrong with the config or the options: each names the path, what is wrong and the fix. */
export function gateProblems(config: AssentConfig, options: HeaderGateOptions): string[] {
  const problems = checkConfig(config);
  const { mode, base, origin, own = {}, marked = {}, reports } = Object(options) as Partial<HeaderGateOptions>;
  if (Array.isArray(Object(config).services)) {
    problems.push('services: is a list; name them by id, such as {"google-analytics": {"id": "G-…"}}');
  }
  if (mode !== 'report' && mode !== 'enforce') problems.push(wrong('mode', mode, 'report to begin with, or enforce'));
  for (const field of ['endpoint', 'base'] as const) {
    const address = Object(config)[field];
    if (typeof address === 'string' && !hasPlainHost(address))
      problems.push(wrong(field, address, 'letters, digits, hyphens and dots in its host'));
  }
  if (base !== undefined && !(typeof base === 'string' && BASE.test(base) && hasPlainHost(base)))
    problems.push(wrong('base', base, 'a path such as /assent, or an address'));
  if (origin !== undefined && !isOrigin(origin))
    problems.push(wrong('origin', origin, 'one like https://klouttrack.com'));
  if (reports !== undefined && !(ASCII.test(reports) && ADDRESS.test(reports))) {
    problems.push(wrong('reports', reports, 'a path such as /reports, or an address of https'));
  }
  problems.push(...hostProblems('own', own, [...KINDS, 'all']));
  if (!isObject(marked)) return [...problems, wrong('marked', marked, '{ "marketing": { "img": ["ads.example"] } }')];
  for (const [name, hosts] of Object.entries(marked)) {
    const isOfConfig = isCategory(name) || Object.hasOwn(Object(Object(config).services), name);
    if (name === 'necessary') problems.push('marked.necessary: needs no yes; use own');
    else if (!isOfConfig) problems.push(`marked.${name}: is no category and no service of the config; use one of them`);
    problems.push(...hostProblems(`marked.${name}`, hosts, KINDS));
  }
  return problems;
}

function hostProblems(path: string, hosts: unknown, kinds: readonly string[]): string[] {
  if (!isObject(hosts)) return [wrong(path, hosts, '{ "img": ["images.klouttrack.com"] }')];
  return Object.entries(hosts).flatMap(([kind, list]) => {
    if (!kinds.includes(kind)) return [`${path}.${kind}: is no kind of request; use ${kinds.join(', ')}`];
    if (!Array.isArray(list)) return [wrong(`${path}.${kind}`, list, 'a list such as ["images.klouttrack.com"]')];
    return list.flatMap((host, i) => {
      const at = `${path}.${kind}[${i}]`;
      // `https:` and `*` would let everybody through.
      return typeof host === 'string' && ASCII.test(host) && HOST.test(host)
        ? []
        : [wrong(at, host, 'one host, such as cdn.klouttrack.com')];
    });
  });
}

/** What inline scripts have to have, as a policy has it. @throws TypeError naming what is no nonce or hash */
export function inlineSources({ nonce, hashes = [] }: GateVisit): string[] {
  if (nonce !== undefined && nonce !== null && !(typeof nonce === 'string' && NONCE.test(nonce))) {
    throw new TypeError(`[assent] ${wrong('nonce', nonce, 'one in Base64')}`);
  }
  if (hashes !== null && !Array.isArray(hashes)) {
    throw new TypeError(`[assent] ${wrong('hashes', hashes, "a list such as ['sha256-…']")}`);
  }
  const odd = hashes?.find((hash) => typeof hash !== 'string' || !HASH.test(hash));
  if (odd !== undefined) throw new TypeError(`[assent] ${wrong('hashes', odd, "one such as 'sha256-…'")}`);
  return [...(nonce ? [`'nonce-${nonce}'`] : []), ...(hashes ?? []).map((hash) => `'${hash.replaceAll("'", '')}'`)];
}
