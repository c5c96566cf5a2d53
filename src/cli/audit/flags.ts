import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Controls } from '../../audit/managers';
import { isPhase, PHASES, type Phase } from '../../audit/phase-names';
import { REGIMES, type Regime } from '../../consent/regimes';
import { configOption, wholeNumber } from '../flag-values';
import type { BrowserFlags } from './browser';
import type { ReportFlags } from './reports';

export interface AuditFlags extends BrowserFlags, ReportFlags {
  readonly config?: readonly string[];
  readonly sitemap?: string;
  readonly limit: number;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly json?: true;
  readonly accept?: string;
  readonly reject?: string;
  readonly settings?: string;
  readonly switch?: string;
  readonly save?: string;
  readonly reopen?: string;
  readonly takeBack?: string;
  readonly login?: string;
  readonly phases: readonly Phase[];
  readonly regime?: Regime;
  readonly firstParty: readonly string[];
  readonly insecure?: true;
  readonly quiet: number;
  readonly deadline: number;
  readonly patience: number;
}

/** All flags of `assent audit`. */
export function addFlags(command: Command): Command {
  return command
    .addOption(configOption(': what visitors are asked about'))
    .option('--sitemap <url>', 'audit the pages of this sitemap, too')
    .addOption(
      new Option('--limit <number>', 'audit so many pages at the most').argParser(wholeNumber(1, 10_000)).default(50),
    )
    .option('--baseline <file>', 'what may stay, with the reason and until when')
    .option('--write-baseline <file>', 'write one of all that is found; the reasons are yours to add')
    .option('--json', 'print the result as JSON')
    .option('--junit <file>', 'write it as JUnit has it')
    .option('--sarif <file>', 'write it as SARIF has it')
    .option('--html <file>', 'write it to be read, with pictures')
    .option('--out <folder>', 'write all four into a folder')
    .option('--draft <file>', 'write a config to begin with, and the table of cookies beside it')
    .addOption(phasesOption())
    .addOption(
      new Option(
        '--regime <name>',
        'what the law asks for here; default: what Assent on the page says, or opt-in',
      ).choices(REGIMES),
    )
    .option('--accept <selector>', 'the button that allows everything')
    .option('--reject <selector>', 'the button that allows nothing')
    .option('--settings <selector>', 'what opens the choices')
    .option('--switch <selector>', 'the switches there')
    .option('--save <selector>', 'what saves the choice')
    .option('--reopen <selector>', 'what opens the choices again later')
    .option('--take-back <selector>', 'what is clicked there; default: that of the manager, or of --reject')
    .option('--login <file>', 'a module whose default export signs in: async ({ page, context, url }) => {}')
    .addOption(
      new Option('--first-party <host>', "further host of the site's own; may be repeated")
        .argParser(hostList)
        .default([], 'none'),
    )
    .option('--browser <file>', "a Chromium; default: Playwright's, or the machine's")
    .option('--proxy <url>', 'reach all but this machine through a proxy')
    .option('--insecure', 'take certificates that nobody vouches for')
    .option('--no-sandbox', 'start the browser without its sandbox; for root it has none anyway')
    .addOption(time('--quiet <ms>', 'a page is at rest after so much time without a request', 1000))
    .addOption(time('--deadline <ms>', 'a page that never rests is judged after so much time', 15_000))
    .addOption(time('--patience <ms>', 'the banner may take so long to come', 5_000));
}

const time = (flag: string, text: string, value: number): Option =>
  new Option(flag, text).argParser(wholeNumber(0, 600_000)).default(value);

const phasesOption = (): Option =>
  new Option('--phases <names>', `judge these alone: ${Object.keys(PHASES).join(', ')}`)
    .argParser(phaseList)
    .default(Object.keys(PHASES), 'all');

function phaseList(text: string): readonly Phase[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !isPhase(name));
  if (wrong === undefined) return names.filter(isPhase);
  throw new InvalidArgumentError(`"${wrong}" is none; use some of ${Object.keys(PHASES).join(',')}.`);
}

function hostList(text: string, before: readonly string[]): readonly string[] {
  if (/^(\*\.)?[\w.-]+$/.test(text)) return [...before, text.toLowerCase()];
  throw new InvalidArgumentError('Use a host such as cdn.klouttrack.net, without anything before or after it.');
}

/** The page's buttons, where they were given. Those that were not are the recognised manager's. */
export function controlsOf(flags: AuditFlags): Partial<Controls> | undefined {
  const { accept, reject, settings, switch: switches, save, reopen, takeBack } = flags;
  const controls: Partial<Controls> = {
    ...(accept !== undefined && { accept: [accept] }),
    ...(reject !== undefined && { reject: [reject] }),
    ...(settings !== undefined && { settings }),
    ...(switches !== undefined && { switches }),
    ...(save !== undefined && { save }),
    ...(reopen !== undefined && { reopen: { click: reopen } }),
    ...(takeBack !== undefined && { takeBack: [takeBack] }),
  };
  return Object.keys(controls).length > 0 ? controls : undefined;
}
