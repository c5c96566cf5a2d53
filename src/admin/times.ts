import type { Bin, Step } from './bins';
import { dateOf } from './day';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const dayMonth = format({ day: 'numeric', month: 'short' });
const full = format({ day: 'numeric', month: 'short', year: 'numeric' });
const monthYear = format({ month: 'short', year: 'numeric' });
const moment = format({ dateStyle: 'medium', timeStyle: 'medium' });

/** On the axis: `24 Nov`, `Nov 2026`. */
export function binLabel({ first }: Pick<Bin, 'first'>, step: Step): string {
  return (step === 'month' ? monthYear : dayMonth).format(dateOf(first));
}

/** In words, with its year: `24 Nov 2026`, `23–29 Nov 2026`. What is not over yet is said to be. */
export function binName({ first, last }: Pick<Bin, 'first' | 'last'>, today: number): string {
  const days = first === last ? full.format(dateOf(first)) : full.formatRange(dateOf(first), dateOf(last));
  return last === today ? `${days}, so far` : days;
}

/** A time in UTC, as the log has it. What is none stands as it was written. */
export function momentText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${moment.format(time)} UTC`;
}
