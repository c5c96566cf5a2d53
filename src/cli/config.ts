import { type Command, Option } from 'commander';
import type { AssentConfig } from '../config/config';
import { readSettings, type Settings } from '../config/settings';
import { siteOf } from '../header-gate/gated-site';
import { nginxRecipe } from '../header-gate/nginx';
import { tagOf } from '../site/tag';
import { notesOf } from './config-notes';
import { Finding, Misuse } from './failures';
import { readFile } from './files';
import { baseOption, originList } from './flag-values';
import { lookAtConfig } from './site-config';

interface ConfigFlags {
  readonly base: string;
  readonly origin?: readonly string[];
  readonly json?: true;
  readonly nginx?: 'report' | 'enforce';
}

/** A mistake, in the parts that it is told in. */
interface Mistake {
  readonly path: string;
  readonly problem: string;
  readonly fix: string;
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
    .option('--json', 'print the mistakes, or what belongs into the pages, as JSON')
    .action(config);
}

function config(given: string | undefined, flags: ConfigFlags): void {
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
  const made = madeOf(file, right.config, flags.base, origin);
  print(made, textOf(file, made));
}

type Right = Pick<ReturnType<typeof lookAtConfig>, 'config' | 'origins'>;

function look(text: string): { readonly mistakes: readonly Mistake[]; readonly right?: Right } {
  let json: unknown;
  try {
    // Editors on Windows begin a file with a mark of its encoding.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { mistakes: [syntaxMistake(text, (error as Error).message)] };
  }
  const { problems, ...right } = lookAtConfig(json);
  return problems.length ? { mistakes: problems.map(mistakeOf) } : { mistakes: [], right };
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

/** `checkConfig` says all three in one line: the path, what is wrong, and the fix behind the last semicolon. */
function mistakeOf(text: string): Mistake {
  const [, path = '', problem = '', fix = ''] = /^(.*?): (.*); (.*)$/s.exec(text) ?? [text, '', text];
  return { path, problem, fix };
}

const count = (mistakes: number): string => (mistakes === 1 ? 'a mistake' : `${mistakes} mistakes`);
const lineOf = ({ path, problem, fix }: Mistake): string => `  ${path}: ${problem}\n    ${fix}`;

/** What belongs into the pages of a site. */
interface Made {
  /** What an owner should know of, though it is no mistake. */
  readonly notes: readonly string[];
  readonly tag: string;
  /** By directive. */
  readonly csp: Readonly<Record<string, readonly string[]>>;
  readonly declaration: { readonly element: string; readonly command: string };
}

function madeOf(file: string, config: AssentConfig, base: string, origin: string | undefined): Made {
  const settings = readSettings({ config }) as Settings;
  const { all, sources } = siteOf(settings, { base, ...(origin && { origin }) }).partsFor(
    Object.keys(settings.services),
  );
  const lines = Object.entries(sources).filter(([kind, hosts]) => hosts.length || /^(script|connect)$/.test(kind));
  const named = config.site ? '' : ` --origin ${origin ?? 'https://klouttrack.com'}`;
  return {
    notes: notesOf(config),
    tag: tagOf(base, settings.autoblock),
    csp: Object.fromEntries(lines.map(([kind, hosts]) => [`${kind}-src`, ["'self'", ...all, ...hosts]])),
    declaration: {
      element: '<assent-declaration></assent-declaration>',
      command: `npx assent declaration --config ${file}${named}`,
    },
  };
}

function nginxOf(config: AssentConfig, base: string, origin: string | undefined, mode: 'report' | 'enforce') {
  const settings = readSettings({ config }) as Settings;
  const { http, server } = nginxRecipe(settings, { mode, base, ...(origin && { origin }) });
  return { http: `# In http { }:\n${http}`, server: `# In the location { } of the pages:\n${server}` };
}

function textOf(file: string, { notes, tag, csp, declaration }: Made): string {
  return `${[`${file} is right.`, ...notes.map((note) => `Note: ${note}.`)].join('\n')}

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
