import { type Command, Option } from 'commander';
import { canonicalJson } from '../consent/canonical';
import { noticeHash } from '../consent/digest';
import { isNoticeHash } from '../endpoint/receipts/schema';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, withStore } from './database';
import { Finding, Misuse } from './failures';
import { configOption, originList } from './flag-values';
import { noticeText } from './notice-text';
import { readFormerSite } from './site-config';

interface NoticeFlags extends DatabaseFlags {
  readonly config?: readonly string[];
  readonly origin?: readonly string[];
  readonly json?: true;
}

/** `assent notice`: what a visitor was shown, by the hash in the receipt. */
export function addNotice(program: Command): void {
  program
    .command('notice')
    .description("Show a notice as it was shown: one of the config, or one that a visitor's browser brought.")
    .argument('<hash>', 'notice.hash of the receipt, such as sha256-…')
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .addOption(configOption(', looked through first'))
    .addOption(
      new Option('--origin <origin>', 'origin whose host names the site, where the config does not; may be repeated')
        .env('ASSENT_ORIGINS')
        .argParser(originList),
    )
    .option('--json', 'print the canonical JSON, which hashes to the name')
    .action(notice);
}

async function notice(hash: string, flags: NoticeFlags): Promise<void> {
  if (!isNoticeHash(hash))
    throw new Misuse('hash', 'write it as in the receipt: sha256- and 43 characters of base64url');
  const canonical = (await configured(hash, flags)) ?? (await withStore(flags, (store) => store.notice(hash)));
  if (canonical === undefined) {
    throw new Finding(
      'this notice is not here; name the config of that time with --config, if it was one of the config',
    );
  }
  if (noticeHash(canonical) !== hash) throw new Finding('the stored notice does not hash to its name: it was altered');
  console.log(flags.json ? canonical : noticeText(JSON.parse(canonical)));
}

async function configured(hash: string, { config = [], origin = [] }: NoticeFlags): Promise<string | undefined> {
  const warn = (text: string) => console.error(`warning: ${text}`);
  const sites = await Promise.all(config.map((file) => readFormerSite(file, origin, warn)));
  const texts = sites.flatMap(({ notices }) => notices.map(canonicalJson));
  return texts.find((canonical) => noticeHash(canonical) === hash);
}
