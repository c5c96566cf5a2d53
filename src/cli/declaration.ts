import { type Command, Option } from 'commander';
import { readSettings, type Settings } from '../config/settings';
import { declarationHtml } from '../site/declaration';
import { configOption, languageOption, oneConfig, originList, wholeNumber } from './flag-values';
import { languageOf } from './language';
import { readSite } from './site-config';

interface DeclarationFlags {
  readonly config?: readonly string[];
  readonly origin?: readonly string[];
  readonly language?: string;
  readonly headingLevel: number;
}

/** `assent declaration`: what a policy says of the site's services, as the pages' `<assent-declaration>` does. */
export function addDeclaration(program: Command): void {
  program
    .command('declaration')
    .description(
      'Print what belongs into the privacy policy: each service, what it stores, for how long and whose it is.',
    )
    .addOption(configOption())
    .addOption(
      new Option('--origin <origin>', 'origin of the pages, whose host names a site that the config does not')
        .env('ASSENT_ORIGINS')
        .argParser(originList),
    )
    .addOption(languageOption())
    .addOption(
      new Option('--heading-level <number>', "of the categories' headings; those of the services are one below")
        .argParser(wholeNumber(1, 5))
        .default(2),
    )
    .action(declaration);
}

async function declaration(flags: DeclarationFlags): Promise<void> {
  const { config, notices } = await readSite(oneConfig(flags.config), flags.origin);
  const settings = readSettings({ config }) as Settings;
  const language = languageOf(flags.language, settings.ui.language, notices);
  // Each says the same of the services.
  const notice = notices.find((it) => it.surface === 'preferences' && it.language === language);
  if (notice) console.log(declarationHtml(settings, notice, flags.headingLevel));
}
