import { DAY_MS } from '../consent/force';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

export interface Time {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970: when it is over, which for a moment is when it begins. */
  readonly to: number;
}

/**
 * An ISO 8601 date, which is the whole of that day in UTC, or a date-time with its offset. `undefined` for anything else:
 * a time of no stated place would mean another one on every machine.
 */
export function readTime(text: string): Time | undefined {
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
