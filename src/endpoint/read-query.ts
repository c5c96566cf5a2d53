import * as v from 'valibot';
import { readRegion } from '../consent/regions';
import { ACTIONS } from '../receipts/receipt';
import { FORMAT_NAMES } from './export/formats';
import type { FieldError } from './problem';
import { readTime, type Time } from './read-time';
import { fieldErrors, isSubjectId } from './receipt-schema';

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, `Must be one of ${names.join(', ')}`);

const time = (edge: keyof Time) =>
  v.pipe(
    v.string(),
    // What a plus sign in an address means, unless it was encoded.
    v.transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+')),
    v.check((text) => readTime(text) !== undefined, 'Must be a date such as 2026-11-24, or 2026-11-24T10:00:00Z'),
    v.transform((text) => (readTime(text) as Time)[edge]),
  );

const FILTER = {
  from: v.optional(time('from')),
  to: v.optional(time('to')),
  action: v.optional(oneOf(ACTIONS)),
  region: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text === '' || readRegion(text) === text, 'Must be an ISO 3166 code, or empty for unknown'),
      v.transform((text) => text || null),
    ),
  ),
  language: v.optional(v.string()),
  policy: v.optional(v.string()),
};

const UNKNOWN = 'Is not a parameter here';

/** What `GET /admin/stats` may be asked. */
export const STATS_QUERY = v.strictObject(FILTER, UNKNOWN);

/** What `GET /admin/receipts` may be asked. */
export const EXPORT_QUERY = v.strictObject(
  {
    ...FILTER,
    subject: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => isSubjectId(text), 'Must be 43 characters of base64url'),
      ),
    ),
    format: v.optional(oneOf(FORMAT_NAMES), 'ndjson'),
  },
  UNKNOWN,
);

/** What `GET /admin/receipts/{receiptId}` and others may be asked. */
export const NO_QUERY = v.strictObject({}, UNKNOWN);

type Query = typeof STATS_QUERY | typeof EXPORT_QUERY | typeof NO_QUERY;

export type ReadQuery<Q extends Query> =
  | { readonly values: v.InferOutput<Q> }
  | { readonly errors: readonly FieldError[] };

/** Strict: a filter that was misspelt must not give more than was asked for. */
export function readQuery<Q extends Query>(
  query: Q,
  parameters: Iterable<readonly [name: string, value: string]>,
): ReadQuery<Q> {
  const pairs = [...parameters];
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length > 0) return { errors: twice.map((path) => ({ path, message: 'Must stand there once' })) };
  const result = v.safeParse(query, Object.fromEntries(pairs));
  if (!result.success) return { errors: fieldErrors(result.issues) };
  const { from, to } = result.output as { from?: number; to?: number };
  if (from !== undefined && to !== undefined && from >= to) {
    return { errors: [{ path: 'from', message: 'Must be before to' }] };
  }
  return { values: result.output };
}
