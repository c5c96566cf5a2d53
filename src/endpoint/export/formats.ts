import { csv } from './csv';
import type { ExportFormat } from './export-format';
import { jsonld } from './jsonld';
import { ndjson } from './ndjson';

export const FORMATS = { ndjson, csv, jsonld } satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
