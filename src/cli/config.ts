import { type Command, Option } from 'commander';
import type { AssentConfig } from '../config/config';
import { readSettings, type Settings } from '../config/settings';
import { nginxRecipe } from '../header-gate/nginx';
import { configFrom } from './config-from';
import { Finding, Misuse } from './failures';
import { readFile } from './files';
import { baseOption, originList } from './flag-values';
import { type Installation, installationOf } from './installation';
import { type LookedAt, lookAtConfig, type Mistake } from './look-at-config';

interface ConfigFlags {
  readonly from?: readonly string[];
  readonly base: string;
  readonly origin?: readonly string[];
  readonly json?: true;
  readonly nginx?: 'report' | 'enforce';
}

/** `assent config`: checks a config, and says what belongs into the pages of a right one. */
export function addConfig(program: Command): void {
  program
    .command('config')
    .description(
      'Check a config: each mistake with its fix, or the tag, the hosts for a content security policy and the declaration.',
    )
    .argument('[file]', "the site's assent.json; default: what ASSENT_CONFIG names")
    .addOption(
      new Option('--origin <origin>', "origin of the pages: what is there needs no host; default: the config's origins")
        .env('ASSENT_ORIGINS')
        .argParser(originList),
    )
    .addOption(baseOption())
    .addOption(
      new Option('--nginx <mode>', 'print the header gate for nginx, which refuses nothing by report').choices([
        'report',
        'enforce',
      ]),
    )
    .addOption(
      new Option(
        '--from <file>',
        "draft one from a former consent manager's configuration, or from a page that has it; may be repeated",
      ).argParser((file: string, before: readonly string[] = []) => [...before, file]),
    )
    .option('--json', 'print the mistakes, or what belongs into the pages, as JSON')
    .action(config);
}

function config(given: string | undefined, flags: ConfigFlags): void {
  if (flags.from) {
    if (given) throw new Misuse('file', `${given} would be checked, and --from makes a draft; leave one of them out`);
    configFrom(flags.from, flags);
    return;
  }
  const file = given ?? process.env.ASSENT_CONFIG;
  if (!file) throw new Misuse('file', 'is missing; name the assent.json to check');
  const { mistakes, right } = look(readFile('file', file));
  if (!right) {
    if (flags.json) console.log(JSON.stringify({ file, ok: false, mistakes }));
    throw new Finding(flags.json ? '' : `${file} has ${count(mistakes.length)}:\n${mistakes.map(lineOf).join('\n')}`);
  }
  const [origin] = flags.origin ?? right.origins;
  const print = (made: object, text: string) =>
    console.log(flags.json ? JSON.stringify({ file, ok: true, mistakes: [], ...made }) : text);
  if (flags.nginx) {
    const recipe = nginxOf(right.config, flags.base, origin, flags.nginx);
    print(recipe, Object.values(recipe).join('\n\n'));
    return;
  }
  const made = installationOf(file, right.config, flags.base, origin);
  print(made, textOf(file, made));
}

function look(text: string): Pick<LookedAt, 'mistakes'> & { readonly right?: LookedAt } {
  let json: unknown;
  try {
    // Editors on Windows begin a file with a mark of its encoding.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { mistakes: [syntaxMistake(text, (error as Error).message)] };
  }
  const found = lookAtConfig(json);
  return { mistakes: found.mistakes, ...(!found.mistakes.length && { right: found }) };
}

/** Where the text is no JSON, in lines and columns as editors count them, as far as the parser says it. */
function syntaxMistake(text: string, problem: string): Mistake {
  const [, position] = /at position (\d+)/.exec(problem) ?? [];
  const before = text.slice(0, Number(position)).split('\n');
  const path = position ? `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}` : 'the file';
  return {
    path,
    problem: `is not JSON (${problem})`,
    fix: 'write it as JSON: double quotes, no comments, no last comma',
  };
}

const count = (mistakes: number): string => (mistakes === 1 ? 'a mistake' : `${mistakes} mistakes`);
const lineOf = ({ path, problem, fix }: Mistake): string => `  ${path}: ${problem}\n    ${fix}`;

function nginxOf(config: AssentConfig, base: string, origin: string | undefined, mode: 'report' | 'enforce') {
  const settings = readSettings({ config }) as Settings;
  const { http, server } = nginxRecipe(settings, { mode, base, ...(origin && { origin }) });
  return { http: `# In http { }:\n${http}`, server: `# In the location { } of the pages:\n${server}` };
}

function textOf(file: string, { notes, tag, csp, declaration, serve }: Installation): string {
  return `${[`${file} is right.`, ...notes.map((note) => `Note: ${note}.`)].join('\n')}

What serves the script and keeps the receipts; behind a proxy add --trust-proxy 1:
  ${serve}

The tag, for the <head> of your pages:
  ${tag}

What a Content-Security-Policy of yours has to have, for visitors who have allowed everything:
${Object.entries(csp)
  .map(([name, sources]) => `  ${[name, ...sources].join(' ')};`)
  .join('\n')}
One that has of it what each visitor has allowed is made by createHeaderGate of assent/server.

The declaration, for the text of your privacy policy:
  ${declaration.element}
  or as HTML: ${declaration.command}`;
}
