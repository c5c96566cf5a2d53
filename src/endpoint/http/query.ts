import type { Context } from 'hono';
import * as v from 'valibot';
import { readRegion } from '../../consent/regions';
import { DAY_MS } from '../../consent/validity';
import { ACTIONS } from '../../receipts/receipt';
import { FORMAT_NAMES } from '../export/export-page';
import { fieldErrors, SCHEMAS } from '../receipts/schema';
import type { Environment, Middleware } from './context';
import { type FieldError, Refusal } from './problem';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

interface Time {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970: when it is over, which for a moment is when it begins. */
  readonly to: number;
}

/**
 * An ISO 8601 date, which is the whole of that day in UTC, or a date-time with its offset. `undefined` for anything else:
 * a time of no stated place would mean another one on every machine.
 */
function readTime(text: string): Time | undefined {
  const day = DAY.test(text) ? text : MOMENT.exec(text)?.[1];
  if (day === undefined || !isOfCalendar(day)) return undefined;
  const from = Date.parse(text);
  if (Number.isNaN(from)) return undefined;
  return { from, to: day === text ? from + DAY_MS : from };
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isOfCalendar(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

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
  origin: v.optional(SCHEMAS.origin),
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
    subject: v.optional(SCHEMAS.subject),
    format: v.optional(oneOf(FORMAT_NAMES), 'ndjson'),
  },
  UNKNOWN,
);

/** What `GET /subjects/{subjectId}/receipts` may be asked. Whatever else stands there once is passed over. */
export const SUBJECT_QUERY = v.object({ format: v.optional(oneOf(['json', 'jsonld']), 'json') });

const NO_QUERY = v.strictObject({}, UNKNOWN);

type Query = typeof STATS_QUERY | typeof EXPORT_QUERY | typeof SUBJECT_QUERY | typeof NO_QUERY;

/** Strict: a filter that was misspelt must not give more than was asked for. */
export function readQuery<Q extends Query>(
  query: Q,
  parameters: Iterable<readonly [name: string, value: string]>,
  refuse: (errors: readonly FieldError[]) => never,
): v.InferOutput<Q> {
  const pairs = [...parameters];
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length > 0) refuse(twice.map((path) => ({ path, message: 'Must stand there once' })));
  const result = v.safeParse(query, Object.fromEntries(pairs));
  if (!result.success) refuse(fieldErrors(result.issues));
  const { from, to } = result.output as { from?: number; to?: number };
  if (from !== undefined && to !== undefined && from >= to) refuse([{ path: 'from', message: 'Must be before to' }]);
  return result.output;
}

/** The parameters of a request. Whatever is wrong with them is named in a 400. */
export function queryOf<Q extends Query>({ req }: Context<Environment>, query: Q): v.InferOutput<Q> {
  return readQuery(query, new URL(req.url).searchParams, (errors) => {
    const [first] = errors;
    throw new Refusal(400, `${first?.path}: ${first?.message}.`, { members: { errors } });
  });
}

/** For the other routes of the admin's, which take no parameters. */
export const noQuery: Middleware = (context, next) => {
  queryOf(context, NO_QUERY);
  return next();
};
