import * as v from 'valibot';
import { isOrigin } from '../../consent/origin';
import { readRegion } from '../../consent/regions';
import type { Receipt } from '../../receipts/receipt';
import type { FieldError } from '../http/problem';
import { FIELD_LIST, type Field, inShape } from './fields';

/** One receipt, as it was sent. */
const LARGEST_RECEIPT = 8 * 1024; // bytes

/** Of one UTF-16 code unit in UTF-8. */
const MOST_BYTES = 3;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** Years beyond four digits are how a clock that is far off writes itself, and any date is accepted. */
const TIME = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
/** In the last of 43 characters two bits are of no byte, and have to be 0: one hash has one spelling. */
const HASH = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const NOTICE_HASH = /^sha256-[\w-]{42}[AEIMQUYcgkosw048]$/;
/** No control characters, which terminals and PostgreSQL take amiss, and no half of a surrogate pair. */
const CLEAN = /^[^\p{Cc}\p{Cs}]*$/u;
/** Names that mean something else to JavaScript, and would be lost on the way. */
const RESERVED_NAMES = ['__proto__', 'constructor', 'prototype'];

const text = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least), v.maxLength(most), v.regex(CLEAN, 'Must not contain control characters'));

const checked = (fits: (text: string) => boolean, otherwise: string) => v.pipe(v.string(), v.check(fits, otherwise));

/** The schema of each kind of value that is the same wherever it stands. */
export const SCHEMAS = {
  /** Written in one way: a UUID in capitals is the same UUID (RFC 9562, 4). */
  uuid: v.pipe(v.string(), v.regex(UUID, 'Must be a UUID'), v.toLowerCase()),
  subject: checked(isSubjectId, 'Must be 43 characters of base64url'),
  time: checked((value) => TIME.test(value) && !Number.isNaN(Date.parse(value)), 'Must be ISO 8601 in UTC'),
  origin: checked(isOrigin, 'Must be an origin such as https://klouttrack.com'),
  notice: checked(isNoticeHash, 'Must be sha256- and 43 characters of base64url'),
  region: checked((value) => value !== '' && readRegion(value) === value, 'Must be an ISO 3166 code'),
  flag: v.boolean(),
  services: v.pipe(
    v.custom<object>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'Must be an object',
    ),
    v.check((value) => !RESERVED_NAMES.some((name) => Object.hasOwn(value, name)), 'Must not use a reserved name'),
    v.record(text(1, 100), v.boolean()),
  ),
};

function schemaOf(field: Field): v.GenericSchema {
  if (field.kind === 'constant') return v.literal(field.value);
  if (field.kind === 'word') return v.picklist(field.words);
  if (field.kind === 'text') return text(field.least, field.most);
  return SCHEMAS[field.kind];
}

const members = inShape((field) => {
  const schema = schemaOf(field);
  return field.nullable ? v.nullable(schema) : field.optional ? v.exactOptional(schema) : schema;
});
const receipt = v.object(
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, asSchema(name, member)])),
) as v.GenericSchema<unknown, unknown> as v.GenericSchema<unknown, Receipt>;

function asSchema(name: string, member: v.GenericSchema | v.ObjectEntries): v.GenericSchema {
  if (member.kind === 'schema') return member as v.GenericSchema;
  const object = v.object(member as v.ObjectEntries);
  const isInSome = FIELD_LIST.some(({ names: [outer], inSome }) => outer === name && inSome);
  return isInSome ? v.exactOptional(object) : object;
}

/** What is said with one action alone, and always with that. */
const WITH_ACTION = { record: 'record', adopt: 'adopted' } as const;

/** What is right by itself, and not beside the rest. */
function contradictions({ action, expiresAt, ...receipt }: Receipt): FieldError[] {
  const found = Object.entries(WITH_ACTION).flatMap(([of, path]) => {
    if ((action === of) === path in receipt) return [];
    return [
      {
        path,
        message: action === of ? `Must be there with the action ${of}` : `Must not be there without the action ${of}`,
      },
    ];
  });
  if ((expiresAt === null) === (action === 'record')) return found;
  const message = action === 'record' ? 'Must be null with the action record' : 'Must be ISO 8601 in UTC';
  return [...found, { path: 'expiresAt', message }];
}

type ReadReceipt = { readonly receipt: Receipt } | { readonly errors: readonly FieldError[] };

/**
 * Strict about every field of the wire format; what it does not know is dropped. Every field at fault is named.
 *
 * @param most characters that it came in at the most. Where they are few enough its size need not be found out
 */
export function readReceipt(value: unknown, most = Number.POSITIVE_INFINITY): ReadReceipt {
  if (most > LARGEST_RECEIPT / MOST_BYTES && sizeOf(value) > LARGEST_RECEIPT) {
    return { errors: [{ path: '', message: `Must not be larger than ${LARGEST_RECEIPT} bytes` }] };
  }
  const result = v.safeParse(receipt, value);
  if (!result.success) return { errors: fieldErrors(result.issues) };
  const errors = contradictions(result.output);
  return errors.length ? { errors } : { receipt: result.output };
}

function sizeOf(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length;
  } catch {
    // Nested so deeply that it cannot be written again, in tens of thousands of brackets.
    return Number.POSITIVE_INFINITY;
  }
}

export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
  return issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
}

export function isSubjectId(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}

export function isReceiptId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

export function isNoticeHash(value: string): boolean {
  return NOTICE_HASH.test(value);
}
