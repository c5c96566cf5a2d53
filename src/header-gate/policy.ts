import { KINDS, type Kind } from '../services/sources';

export interface PolicyParts {
  /** By kind of request, what may be asked beside the page's own origin. */
  readonly sources: Readonly<Record<Kind, readonly string[]>>;
  /** What is true of every kind. */
  readonly all: readonly string[];
  /** What inline scripts have to have: none, and all may run. */
  readonly inline: readonly string[];
  readonly reports?: string | undefined;
}

/** What asks no host for anything, so that this policy leaves it to the page's own. */
const HARMLESS = ["'self'", 'data:', 'blob:'];
const INLINE = ["'unsafe-inline'", "'unsafe-eval'"];

const KEYWORDS: Readonly<Record<Kind, readonly string[]>> = {
  script: [...HARMLESS, ...INLINE],
  connect: HARMLESS,
  img: HARMLESS,
  frame: HARMLESS,
  style: [...HARMLESS, "'unsafe-inline'"],
  font: HARMLESS,
  media: [...HARMLESS, 'mediastream:'],
  worker: HARMLESS,
};

const directive = (name: string, values: readonly string[]): string => [name, ...new Set(values)].join(' ');

/**
 * The text of a Content-Security-Policy (CSP3) by which hosts are asked that are named, and no others. It says nothing of inline scripts,
 * unless it is given what they have to have: then a second policy says it, beside the first, since a nonce would let a script of any host
 * through.
 */
export function policyText({ sources, all, inline, reports }: PolicyParts): string {
  const report = reports ? [directive('report-uri', [reports])] : [];
  const hosts = [
    directive('default-src', [...HARMLESS, ...INLINE, ...all]),
    // Each is named, since a worker without a directive of its own goes by that of scripts.
    ...KINDS.map((kind) => directive(`${kind}-src`, [...KEYWORDS[kind], ...all, ...sources[kind]])),
    ...report,
  ];
  const own = [
    directive('script-src', ["'self'", ...inline, ...all, ...sources.script]),
    directive('worker-src', [...KEYWORDS.worker, ...all, ...sources.worker]),
    ...report,
  ];
  return (inline.length ? [hosts, own] : [hosts]).map((directives) => directives.join('; ')).join(', ');
}
