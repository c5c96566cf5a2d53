import type { AssentConfig } from '../config/config';
import { readSettings, type Settings } from '../config/settings';
import { gateProblems, inlineSources } from './check';
import { type GatedPage, type GateVisit, HEADER, type HeaderGateOptions } from './contract';
import { siteOf } from './gated-site';
import { policyText } from './policy';

export type { Kind } from '../services/sources';
export type { HostsByKind } from './contract';
export type { AssentConfig, GatedPage, GateVisit, HeaderGateOptions };

/**
 * The header gate: of each visitor, from the request's own headers, a Content-Security-Policy that has the browser ask the hosts of what
 * this visitor has allowed, and no others. It needs nothing but the language: Node, Deno, Bun and workers at an edge have it alike.
 *
 * @param config as in `assent.json`
 * @returns reads a request; what cannot be read, and any doubt, is "not asked yet"
 * @throws TypeError naming what is wrong with the config or an option, and the fix
 */
export function createHeaderGate(config: AssentConfig, options: HeaderGateOptions): (visit?: GateVisit) => GatedPage {
  const problems = gateProblems(config, options);
  if (problems.length) throw new TypeError(problems.map((problem) => `[assent] ${problem}`).join('\n'));
  const { mode, reports } = options;
  const settings = readSettings({ config }) as Settings;
  const site = siteOf(settings, options);

  return (visit = {}) => {
    const allowed = site.allowedFor(visit, Date.now());
    const policy = policyText({ ...site.partsFor(allowed), inline: inlineSources(visit), reports });
    return {
      allowed,
      policy,
      headers: [
        [HEADER[mode], policy],
        ['Vary', 'Cookie, Sec-GPC'],
      ],
    };
  };
}
