import type { Action } from '../receipts/receipt';

/** From the fullest yes to a yes that was taken back: the order in which they are stacked and listed. */
export const STACK: readonly Action[] = ['accept-all', 'choose', 'signal', 'reject-all', 'withdraw'];
