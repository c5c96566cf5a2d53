const LENGTH = 86_400_000; // ms

/*
 * A day is a number, counted from 1 January 1970 in UTC, since that is how the endpoint cuts the log into days. Its text
 * is `2026-11-24`.
 */

export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / LENGTH;
}

export function dayText(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** Its first moment. */
export function dateOf(day: number): Date {
  return new Date(day * LENGTH);
}

export function today(now = Date.now()): number {
  return Math.floor(now / LENGTH);
}
