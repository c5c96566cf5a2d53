import { type Installation, installationOf } from '../../../src/cli/installation';
import { lookAtConfig, type Mistake } from '../../../src/cli/look-at-config';
import type { AssentConfig } from '../../../src/config/config';
import { DEFAULT_BASE, tagOf } from '../../../src/site/tag';
import { type Faint, faintIn, sheetOf } from './colours';
import { configOf } from './config';
import type { State } from './state';

/** What an owner takes along. */
export interface Outcome extends Installation {
  /** The text of assent.json. */
  readonly file: string;
  /** For the page's style sheet; empty where all colours are the defaults. */
  readonly sheet: string;
  /** The settings in the page itself, where nothing serves a script of the site's own. */
  readonly alone: string;
}

export interface Judged {
  readonly mistakes: readonly Mistake[];
  readonly faint: readonly Faint[];
  /** Nothing, as long as anything is wrong: no more than the command gives for a wrong file. */
  readonly outcome?: Outcome;
}

const FILE = 'assent.json';

/** What `npx assent config` says of the config, by the same functions, and whether the colours can be read. */
export function judge(state: State): Judged {
  const config = configOf(state);
  const origin = state.origin?.trim() ?? '';
  const { mistakes: found } = lookAtConfig({ ...config, origins: [origin] });
  // Named as its field is.
  const mistakes = found.map((it) => (it.path === 'origins' ? originMistake(it, origin) : it));
  const faint = faintIn(state);
  if (mistakes.length || faint.length) return { mistakes, faint };
  const installation = installationOf(FILE, config, DEFAULT_BASE, origin);
  const outcome: Outcome = {
    ...installation,
    // A proxy stands in front of it: the tag is a path of the pages.
    serve: `${installation.serve} --trust-proxy 1`,
    file: JSON.stringify(config, null, 2),
    sheet: sheetOf(state),
    alone: inPage(config),
  };
  return { mistakes, faint, outcome };
}

const originMistake = ({ problem }: Mistake, origin: string): Mistake => ({
  path: 'origin',
  problem: origin ? problem.replace(/^\[(.*)\]/, '$1') : 'is missing',
  fix: 'use one such as https://klouttrack.com',
});

/** A `<` in a text could end the element early. */
const inPage = (config: AssentConfig): string =>
  `<script type="application/json" data-assent-config>
${JSON.stringify(config, null, 2).replaceAll('<', '\\u003c')}
</script>
${tagOf(DEFAULT_BASE, config.autoblock)}`;
