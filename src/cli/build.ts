import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config/settings';
import type { SiteFile } from '../endpoint/index';
import { siteFiles } from '../site/files';
import { tagOf } from '../site/tag';
import { Misuse } from './failures';
import { baseOption, configOption, oneConfig } from './flag-values';
import { readSite } from './site-config';

interface BuildFlags {
  readonly config?: readonly string[];
  readonly out: string;
  readonly base: string;
}

const NO_ENDPOINT =
  'endpoint: is not in the config, so receipts stay in browsers and prove nothing to you; write where "assent serve" answers, such as "endpoint": "https://assent.example.com"';

/** `assent build`: the files that `assent serve --config` serves, for any server. */
export function addBuild(program: Command): void {
  program
    .command('build')
    .description("Make the site's own script, with its settings in it, for a server of static files.")
    .addOption(configOption())
    .requiredOption('--out <folder>', 'folder for assent.js and parts/; what is there of earlier versions stays')
    .addOption(baseOption())
    .action(build);
}

async function build({ out, base, ...flags }: BuildFlags): Promise<void> {
  const { config } = await readSite(oneConfig(flags.config));
  const files = siteFiles(config, false);
  for (const [name, made] of files) write(out, name, made);
  const integrity = Object.fromEntries([...files].map(([name, made]) => [name, made.integrity]));
  writeText(join(out, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
  console.log(`${files.size} files in ${out}; the tag is ${tagOf(base, readSettings({ config })?.autoblock)}`);
  console.log('Parts of earlier versions stay for pages that are in caches.');
  // Where a server of files stands is no endpoint: nothing can be taken for one, as the script of `assent serve` does.
  if (!config.endpoint) console.warn(`warning: ${NO_ENDPOINT}`);
}

function write(out: string, name: string, { text, compressed }: SiteFile): void {
  const file = join(out, name);
  writeText(file, text);
  if (!compressed) return;
  writeText(`${file}.br`, compressed.br);
  writeText(`${file}.gz`, compressed.gzip);
}

function writeText(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw new Misuse('--out', `${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
