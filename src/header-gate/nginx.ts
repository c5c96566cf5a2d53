import type { Settings } from '../config/settings';
import { isAsked } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { plannedServices } from '../services/plan';
import { KINDS, type Kind } from '../services/sources';
import { HEADER, type HeaderGateOptions } from './contract';
import { ORDINARY, siteOf } from './gated-site';
import { policyText } from './policy';
import { cookieName, siteKey } from './stored';

/** Of a text, for a regular expression between double quotes. */
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|"]/g, '\\$&');

/** What nginx is told: the one piece in `http`, the other where the pages are served. */
export interface NginxRecipe {
  readonly http: string;
  readonly server: string;
}

/**
 * The header gate for nginx, which runs no program: the cookie is read by `map`, for visitors who were asked. It allows what
 * `createHeaderGate` does or less, but for what a regular expression cannot do: count days, which the browser does by the cookie's
 * `Max-Age`, and check the sum, which guards against damage.
 */
export function nginxRecipe(settings: Settings, options: HeaderGateOptions): NginxRecipe {
  const site = siteOf(settings, options);
  const planned = plannedServices(settings.services);
  // What nobody has to allow, wherever they are: whether somebody has objected, a table of texts cannot tell.
  const necessary = planned.flatMap(({ id, category }) => (category === 'necessary' ? [id] : []));
  const { sources: always, all } = site.partsFor(necessary);
  const maps: string[] = [];
  const added = new Map<Kind, string>();
  for (const { id, category } of planned) {
    const isAskedFor =
      isAsked(category) && (category === 'preferences' || (settings.audience ?? 'general') === 'general');
    if (!isAskedFor) continue;
    // Ids have hyphens, and names of variables none.
    const answer = `assent_${answerKey(id)}`;
    maps.push(`# ${id}`, `map $assent_text $${answer} { default ""; "~${yesTo(id, settings, options)}" 1; }`);
    const { sources } = site.partsFor([id]);
    for (const kind of KINDS) {
      const more = sources[kind].filter((source) => !always[kind].includes(source));
      if (!more.length) continue;
      maps.push(`map $${answer} $${answer}_${kind} { default ""; 1 " ${more.join(' ')}"; }`);
      added.set(kind, `${added.get(kind) ?? ''}\${${answer}_${kind}}`);
    }
  }
  const policy = policyText({ sources: always, all, inline: [], reports: options.reports })
    .split('; ')
    .map((directive) => directive + (added.get(directive.split('-')[0] as Kind) ?? ''));
  return {
    http: [textMap(settings, options), '# A yes to each service, and what that asks for.', ...maps].join('\n'),
    server: [
      `add_header ${HEADER[options.mode]} "${policy.join('; ')}" always;`,
      'add_header Vary Cookie always;',
      'add_header Cache-Control "private, no-cache" always;',
    ].join('\n'),
  };
}

const pageOf = ({ origin = ORDINARY }: HeaderGateOptions): URL => new URL(origin);

/** The decision: of the cookie and the endpoint's copy, where both say the same or only one is there, and each once. */
function textMap({ cookie }: Settings, options: HeaderGateOptions): string {
  const own = literally(cookieName({ cookie, origin: pageOf(options) }));
  const [first, copy] = [`${own}=`, `${own}\\.copy=`];
  const start = '(?:^|; ?)';
  const both = ([a, b]: readonly string[], name: string) =>
    `  "~${start}${a}(?<${name}>2\\.[^;]*);(?:.*; ?| ?)${b}\\k<${name}>(?:;|$)" $${name};`;
  return [
    'map $http_cookie $assent_text {',
    '  default "";',
    ...[first, copy].map((name) => `  "~${start}${name}.*; ?${name}" "";`),
    both([first, copy], 'assent_a'),
    both([copy, first], 'assent_b'),
    `  "~${start}${first}.*; ?${copy}" "";`,
    `  "~${start}${copy}.*; ?${first}" "";`,
    `  "~${start}${own}(?:\\.copy)?=(?<assent_c>2\\.[^;]*)" $assent_c;`,
    '}',
  ].join('\n');
}

/** The form of a cookie that says yes to this service, and not no, under this very version of the policy: see `consent/encode`. */
function yesTo(id: string, { policy: { url, version } }: Settings, options: HeaderGateOptions): string {
  const origin = pageOf(options);
  const policy = URL.canParse(url, origin) ? new URL(url, origin) : origin;
  const key = answerKey(id);
  const written = literally(encodeURIComponent(version).replaceAll('.', '%2E'));
  const head = `^2\\.[\\w-]+\\.[\\w-]*\\.\\d+\\.opt-in\\.[^.]*\\.${written}\\.`;
  const among = '(?:[^.~]*~)*';
  const site = siteKey({ origin, policy, policyUrl: url });
  return `${head}${among}${key}(?:~[^.~]*)*\\.(?!${among}${key}[.~])[^.]*\\.(?:${site})?\\.\\d+$`;
}
