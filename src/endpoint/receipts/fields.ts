import { REGIMES } from '../../consent/regimes';
import { ACTIONS, METHODS, RECEIPT_SCHEMA, REGION_SOURCES, type Receipt } from '../../receipts/receipt';
import type { Filter, Tally } from '../stores/found';

/*
 * A receipt, field by field. Whatever in the endpoint has to know its shape is made from this table:
 *
 *   schema.ts                what a post may hold
 *   text.ts                  the canonical text, which is hashed, compared and kept
 *   stores/sql/columns.ts    its row in a database, and with it the tables
 *   stores/*                 what receipts are searched and counted by
 *   export/csv.ts            headings and cells
 *
 * A new field is a line here, and a line in the type `Receipt`: without both it does not compile. Databases that are there
 * need a migration too, which adds the column.
 */

/** What a field holds. `notice` is a notice's hash; `constant` is the same in every receipt, and so in no column. */
type Value =
  | { readonly kind: 'uuid' | 'subject' | 'time' | 'origin' | 'services' | 'notice' | 'region' }
  | { readonly kind: 'constant'; readonly value: string | true }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** `least` and `most` are UTF-16 code units. */
  | { readonly kind: 'text'; readonly least: number; readonly most: number }
  /** `bit` is its value in the column, which several flags may share. Only ever added to. */
  | { readonly kind: 'flag'; readonly bit: 1 | 2 | 4 };

export type Field = Value & {
  readonly column?: string;
  /** Default: it is never `null`. */
  readonly nullable?: true;
  /** Default: it is in every receipt, or in every object that it is in. Its column holds `null` where it is not there. */
  readonly optional?: true;
  /** Default: its object is in every receipt. The others in it say the same. Its column holds `null` where it is not there. */
  readonly inSome?: true;
  /** Of the column in a CSV file. Default: the last name of the path. */
  readonly heading?: string;
  /** What the filter is called that looks for it. */
  readonly filter?: Exclude<keyof Filter, 'from' | 'to'>;
  /** What it is called where receipts are counted by it. */
  readonly tally?: Exclude<keyof Tally, 'day' | 'count'>;
};

/** Paths of a receipt's fields. The services are one of them, since their names are the site's. */
type Path<Of = Receipt> = {
  [Name in keyof Of & string]-?: NonNullable<Of[Name]> extends object
    ? string extends keyof NonNullable<Of[Name]>
      ? Name
      : `${Name}.${keyof NonNullable<Of[Name]> & string}`
    : Name;
}[keyof Of & string];

/** In the order of a database's columns and of a CSV file's. */
export const FIELDS = {
  receiptId: { kind: 'uuid', column: 'receipt_id' },
  subjectId: { kind: 'subject', column: 'subject_id', filter: 'subject' },
  issuedAt: { kind: 'time', column: 'issued_at' },
  expiresAt: { kind: 'time', column: 'expires_at', nullable: true },
  origin: { kind: 'origin', column: 'origin', filter: 'origin', tally: 'origin' },
  action: { kind: 'word', words: ACTIONS, column: 'action', filter: 'action', tally: 'action' },
  method: { kind: 'word', words: METHODS, column: 'method' },
  'categories.necessary': { kind: 'constant', value: true },
  'categories.preferences': { kind: 'flag', column: 'grants', bit: 1, tally: 'preferences' },
  'categories.analytics': { kind: 'flag', column: 'grants', bit: 2, tally: 'analytics' },
  'categories.marketing': { kind: 'flag', column: 'grants', bit: 4, tally: 'marketing' },
  services: { kind: 'services', column: 'services' },
  'policy.url': { kind: 'text', least: 0, most: 2048, column: 'policy_url', heading: 'policyUrl' },
  'policy.version': {
    kind: 'text',
    least: 1,
    most: 200,
    column: 'policy_version',
    heading: 'policyVersion',
    filter: 'policy',
    tally: 'policy',
  },
  'notice.hash': { kind: 'notice', column: 'notice', heading: 'noticeHash', tally: 'notice' },
  // Where the site's own interface asked, this is the page's `lang`, which is whatever its author wrote.
  'notice.language': {
    kind: 'text',
    least: 0,
    most: 100,
    column: 'language',
    heading: 'noticeLanguage',
    filter: 'language',
    tally: 'language',
  },
  'notice.regime': { kind: 'word', words: REGIMES, column: 'regime' },
  'notice.region': { kind: 'region', column: 'region', nullable: true, filter: 'region', tally: 'region' },
  'notice.regionSource': { kind: 'word', words: REGION_SOURCES, column: 'region_source', optional: true },
  'signals.gpc': { kind: 'flag', column: 'gpc', bit: 1 },
  previous: { kind: 'uuid', column: 'previous', nullable: true },
  'record.purpose': {
    kind: 'text',
    least: 1,
    most: 100,
    column: 'record_purpose',
    inSome: true,
    heading: 'recordPurpose',
  },
  'record.granted': { kind: 'flag', bit: 1, inSome: true, column: 'record_granted', heading: 'recordGranted' },
  'record.text': { kind: 'notice', inSome: true, column: 'record_text', heading: 'recordText' },
  'adopted.from': {
    kind: 'text',
    least: 1,
    most: 100,
    column: 'adopted_from',
    inSome: true,
    heading: 'adoptedFrom',
  },
  'adopted.at': { kind: 'time', inSome: true, optional: true, column: 'adopted_at', heading: 'adoptedAt' },
  schema: { kind: 'constant', value: RECEIPT_SCHEMA },
  sdk: { kind: 'text', least: 1, most: 50, column: 'sdk' },
} as const satisfies Readonly<Record<Path, Field>>;

/** A field with its place in a receipt. */
export type PlacedField = Field & {
  /** Name of the member, or of the object that it is in and of the member there. */
  readonly names: readonly [outer: string, inner?: string];
  readonly read: (receipt: Receipt) => unknown;
};

export const FIELD_LIST: readonly PlacedField[] = Object.entries<Field>(FIELDS).map(([path, field]) => {
  const names = path.split('.') as [string, string?];
  return { ...field, names, read: readerOf(names) };
});

type Members = Readonly<Record<string, unknown>>;

function readerOf([outer, inner]: PlacedField['names']): PlacedField['read'] {
  const membersOf = (receipt: Receipt) => receipt as unknown as Readonly<Record<string, Members | undefined>>;
  return inner === undefined ? (receipt) => membersOf(receipt)[outer] : (receipt) => membersOf(receipt)[outer]?.[inner];
}

/** What is given for each field, in the shape of a receipt. What `undefined` is given for is left out. */
export function inShape<Given>(give: (field: PlacedField) => Given): Record<string, Given | Record<string, Given>> {
  const shape: Record<string, unknown> = {};
  for (const field of FIELD_LIST) {
    const [outer, inner] = field.names;
    const given = give(field);
    if (given === undefined) continue;
    if (inner === undefined) shape[outer] = given;
    else {
      shape[outer] ??= {};
      (shape[outer] as Record<string, unknown>)[inner] = given;
    }
  }
  return shape as Record<string, Given | Record<string, Given>>;
}
