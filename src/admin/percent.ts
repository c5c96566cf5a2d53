import type { Group } from './answers';

/** Below this many receipts one visitor moves a rate by more than three points: it is shown as something to be careful with. */
export const FEW = 30;

/** Between 0 and 1; of nothing there is no share. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Of these receipts, those that are of a decision: a consent beyond cookies says nothing of categories. */
export const decisionsOf = ({ receipts, actions }: Pick<Group, 'receipts' | 'actions'>): number =>
  receipts - (actions.record ?? 0);

/** In whole points. Only none is 0%, and only all of them are 100%. */
export function percent(value: number | null): string {
  if (value === null) return '–';
  const points = Math.round(value * 100);
  if (points === 0 && value > 0) return '<1%';
  if (points === 100 && value < 1) return '>99%';
  return `${points}%`;
}

const whole = new Intl.NumberFormat('en');

/** With commas between thousands. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 receipt`, `2 receipts` */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : noun.endsWith('ch') ? 'es' : 's'}`;
}
