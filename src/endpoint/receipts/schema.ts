import * as v from 'valibot';
import { readRegion } from '../../consent/regions';
import type { Receipt } from '../../receipts/receipt';
import type { FieldError } from '../http/problem';
import type { Entry } from '../stores/store';
import { FIELD_LIST, type Field, inShape, type PlacedField } from './fields';
import { receiptText } from './text';

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

type Text = (text: string) => boolean;

/** Says what is wrong with a value, `null` where nothing is. */
type Judge = (value: unknown) => string | null;

const judgeBy =
  (fits: Text, otherwise: string): Judge =>
  (value) =>
    typeof value === 'string' && fits(value) ? null : otherwise;

const isTime: Text = (text) => TIME.test(text) && !Number.isNaN(Date.parse(text));
const isClean = (text: string, least: number, most: number) =>
  text.length >= least && text.length <= most && CLEAN.test(text);

/** For each kind of value that is the same wherever it stands. */
const JUDGES = {
  uuid: judgeBy(isReceiptId, 'Must be a UUID'),
  subject: judgeBy(isSubjectId, 'Must be 43 characters of base64url'),
  time: judgeBy(isTime, 'Must be ISO 8601 in UTC'),
  origin: judgeBy(isOrigin, 'Must be an origin such as https://klouttrack.com'),
  notice: judgeBy(isNoticeHash, 'Must be sha256- and 43 characters of base64url'),
  region: judgeBy((text) => text !== '' && readRegion(text) === text, 'Must be an ISO 3166 code'),
  flag: (value) => (typeof value === 'boolean' ? null : 'Must be true or false'),
  services(value) {
    if (!isObject(value) || Array.isArray(value)) return 'Must be an object';
    if (RESERVED_NAMES.some((name) => Object.hasOwn(value, name))) return 'Must not use a reserved name';
    const areGood = Object.entries(value).every(([name, is]) => isClean(name, 1, 100) && typeof is === 'boolean');
    return areGood ? null : 'Must be true or false by names of 1 to 100 characters, none of them control characters';
  },
} satisfies Record<string, Judge>;

function judgeOf(field: Field): Judge {
  if (field.kind === 'constant') return (value) => (value === field.value ? null : `Must be ${field.value}`);
  if (field.kind === 'word') return judgeBy((text) => field.words.includes(text), `Must be one of ${field.words}`);
  if (field.kind !== 'text') return JUDGES[field.kind];
  const { least, most } = field;
  const otherwise = `Must have ${least} to ${most} characters, none of them control characters`;
  return judgeBy((text) => isClean(text, least, most), otherwise);
}

const JUDGE_OF = new Map(FIELD_LIST.map((field) => [field, judgeOf(field)]));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type ReadReceipt = Entry | { readonly errors: readonly FieldError[] };

/**
 * Strict about every field of the wire format; what it does not know is dropped. Every field at fault is named.
 *
 * @param most characters that it came in at the most. Where they are few enough its size need not be found out
 */
export function readReceipt(value: unknown, most = Number.POSITIVE_INFINITY): ReadReceipt {
  if (most > LARGEST_RECEIPT / MOST_BYTES && sizeOf(value) > LARGEST_RECEIPT) {
    return { errors: [{ path: '', message: `Must not be larger than ${LARGEST_RECEIPT} bytes` }] };
  }
  if (!isObject(value)) return { errors: [{ path: '', message: 'Must be an object' }] };
  const errors = new Map<string, string>();
  const receipt = inShape((field) => readField(field, value, errors)) as unknown as Receipt;
  if (errors.size === 0) contradictions(receipt, errors);
  if (errors.size === 0) return { receipt, body: receiptText(receipt) };
  return { errors: [...errors].map(([path, message]) => ({ path, message })) };
}

/** What is said with one action alone, and always with that. */
const WITH_ACTION = { record: 'record', adopt: 'adopted' } as const;

/** What is right by itself, and not beside the rest. */
function contradictions({ action, expiresAt, ...receipt }: Receipt, errors: Map<string, string>): void {
  for (const [of, path] of Object.entries(WITH_ACTION)) {
    if ((action === of) === path in receipt) continue;
    errors.set(path, `Must ${action === of ? 'be there with' : 'not be there without'} the action ${of}`);
  }
  if ((expiresAt === null) === (action === 'record')) return;
  errors.set('expiresAt', action === 'record' ? 'Must be null with the action record' : 'Must be ISO 8601 in UTC');
}

/** @param errors gets what is wrong, by its path */
function readField(
  field: PlacedField,
  receipt: Readonly<Record<string, unknown>>,
  errors: Map<string, string>,
): unknown {
  const [outer, inner] = field.names;
  let value = receipt[outer];
  if (value === undefined && field.inSome) return undefined;
  if (inner !== undefined) {
    if (!isObject(value)) return void errors.set(outer, 'Must be an object');
    value = value[inner];
  }
  if (value === undefined && field.optional) return undefined;
  if (value === null && field.nullable) return null;
  const problem = (JUDGE_OF.get(field) as Judge)(value);
  if (problem !== null) errors.set(field.names.join('.'), problem);
  // Written in one way: a UUID in capitals is the same UUID (RFC 9562, 4).
  return problem === null && field.kind === 'uuid' ? (value as string).toLowerCase() : value;
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

/** The one that was found to be one last. The same comes again and again, and to parse it is most of a check. */
let knownOrigin = '';

/** An origin as browsers send it: scheme, host, and a port only where it is not the scheme's own. */
export function isOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  if (value === knownOrigin) return true;
  const isOne = /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
  if (isOne) knownOrigin = value;
  return isOne;
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
