import { type Command, Option } from 'commander';
import { readSettings, type Settings } from '../config/settings';
import type { Notice } from '../consent/notice';
import { regimeOf } from '../consent/regime-of';
import { readRegion } from '../consent/regions';
import { asksAnybody } from '../site/asks';
import { composeSite } from '../site/compose';
import { sitePieces } from '../site/files';
import { inlineSnippet, preloadSnippet, type Snippet } from '../site/snippet';
import { tagOf } from '../site/tag';
import { Misuse } from './failures';
import { baseOption, configOption, languageOption, oneConfig, originList } from './flag-values';
import { languageOf } from './language';
import { readSite } from './site-config';

interface SnippetFlags {
  readonly config?: readonly string[];
  readonly origin?: readonly string[];
  readonly base: string;
  readonly language?: string;
  readonly region?: string;
  readonly preload?: true;
  readonly json?: true;
}

/** `assent snippet`: what draws the banner in the page's first HTML, and the script's tag. */
export function addSnippet(program: Command): void {
  program
    .command('snippet')
    .description('Print what a page has in its HTML: the banner, drawn with its own first paint, and the tag.')
    .addOption(configOption())
    .addOption(
      new Option('--origin <origin>', 'origin of the pages, whose host names a site that the config does not')
        .env('ASSENT_ORIGINS')
        .argParser(originList),
    )
    .addOption(baseOption())
    .addOption(languageOption())
    .option('--region <code>', "where all visitors are, such as DE; default: the config's")
    .option('--preload', 'nothing inline: the browser is told early what the banner needs')
    .option('--json', 'print html, csp and bytes as JSON')
    .action(snippet);
}

async function snippet(flags: SnippetFlags): Promise<void> {
  const { base } = flags;
  const { config, notices, origins } = await readSite(oneConfig(flags.config), flags.origin);
  const settings = readSettings({ config }) as Settings;
  const language = languageOf(flags.language, settings.ui.language, notices);
  const made = flags.preload
    ? preloadSnippet(config.base ?? base, composeSite(sitePieces(), config, true).keys(), language)
    : inlineSnippet(
        sitePieces(),
        settings,
        bannerOf(
          notices.filter((notice) => notice.language === language),
          settings,
          { ...flags, origins },
        ),
      );
  print({ ...made, html: `${made.html}\n${tagOf(base, settings.autoblock)}` }, flags);
}

/** The banner of this config. */
function bannerOf(
  notices: readonly Notice[],
  settings: Settings,
  flags: SnippetFlags & { readonly origins: readonly string[] },
): Notice {
  if (!settings.site && flags.origins.length === 0) {
    throw new Misuse('--origin', 'is missing; name the origin of the pages, or set "site" in the config');
  }
  if (flags.region && settings.region !== 'auto' && flags.region !== settings.region) {
    throw new Misuse(
      '--region',
      `is ${flags.region}, and region of the config is ${settings.region}; take one of them away`,
    );
  }
  if (!settings.site && flags.origins.length > 1) {
    throw new Misuse(
      '--origin',
      'names several hosts, each of which would be the name of the site; set "site" in the config',
    );
  }
  const region = readRegion(flags.region ?? settings.region);
  if (flags.region && !region)
    throw new Misuse('--region', `"${flags.region}" is no code; write it in capitals, such as DE or US-CA`);
  if (!region) {
    throw new Misuse('--region', 'is not settled; name it, such as --region DE, or use --preload, which asks for none');
  }
  if (!asksAnybody(settings)) {
    throw new Misuse(
      '--config',
      'names nothing that is asked for, so no banner is certain; name in services what pages mark, or use --preload',
    );
  }
  const notice = notices.find(({ surface, signal }) => surface === 'banner' && !signal);
  if (regimeOf(region, settings.regions) !== 'opt-in' || !notice) {
    throw new Misuse('--region', `${region} has no banner at a first visit; use --preload`);
  }
  return notice;
}

function print({ html, csp }: Snippet, { json }: SnippetFlags): void {
  console.log(json ? JSON.stringify({ html, csp: csp ?? null, bytes: Buffer.byteLength(html) }) : html);
  if (csp && !json) console.error(`With a content security policy: script-src ${csp}`);
}
