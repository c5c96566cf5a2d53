import { Option } from 'commander';
import { database } from './flag-values';

/** `--db` of the commands that work on a database that is there. */
export function databaseOption(): Option {
  return new Option('--db <file>', 'database of the receipts, as serve has it')
    .env('DATABASE_URL')
    .default('receipts.db')
    .argParser(database);
}
