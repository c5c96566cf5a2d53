import { type Command, Option } from 'commander';
import { FORMAT_NAMES } from '../endpoint/export/export-page';
import { EXPORT_QUERY, readQuery } from '../endpoint/http/query';
import { exportReceipts } from '../endpoint/index';
import { ACTIONS } from '../receipts/receipt';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, explainDamage, withStore } from './database';
import { Misuse } from './failures';
import { showProgress } from './progress';
import { writeOutput } from './write-output';

/** All that `GET /admin/receipts` takes. */
type Parameters = Readonly<Partial<Record<keyof typeof EXPORT_QUERY.entries, string>>>;

interface ExportFlags extends Parameters, DatabaseFlags {
  readonly output?: string;
}

/** `assent export`: the receipts as a file, by the same filters as the admin's route. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write the receipts as a file, or to standard output. May be run while the endpoint serves.')
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .addOption(new Option('--format <name>', FORMAT_NAMES.join(', ')).default('ndjson'))
    .option('--from <time>', 'received at this ISO 8601 time or later; a date is its first moment in UTC')
    .option('--to <time>', 'received before this ISO 8601 time; a date is the whole of that day in UTC')
    .option('--origin <origin>', 'of the pages of one site, such as https://klouttrack.com')
    .option('--action <name>', ACTIONS.join(', '))
    .option('--region <code>', 'ISO 3166 code, or "" for unknown')
    .option('--language <code>', 'language of the notice')
    .option('--policy <version>', 'version of the policy')
    .option('--subject <id>', 'one visitor, by the subjectId of their receipts')
    .option('--output <file>', 'file to write, which is there once it is whole')
    .action(exportAll);
}

async function exportAll({ db, encryptionKeyFile, output, ...parameters }: ExportFlags): Promise<void> {
  const { format, ...filter } = readQuery(EXPORT_QUERY, Object.entries(parameters), ([first]) => {
    throw new Misuse(`--${first?.path}`, `${first?.message}`);
  });
  const progress = showProgress();
  let count = 0;
  const onProgress = (receipts: number) => {
    count = receipts;
    progress.show(`${receipts} receipts`);
  };
  await withStore({ db, ...(encryptionKeyFile !== undefined && { encryptionKeyFile }) }, (store) =>
    writeOutput(exportReceipts({ store, format, filter, onProgress }), output),
  )
    .catch(explainDamage)
    .finally(progress.end);
  if (output !== undefined) console.error(`${count} receipts in ${output}`);
}
