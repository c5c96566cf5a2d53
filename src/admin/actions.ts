import type { Action } from '../receipts/receipt';

/**
 * From the fullest yes to a yes that was taken back, and what was not asked here: the order in which they are stacked and listed.
 * What decides about no category is not among them.
 */
export const STACK: readonly Action[] = ['accept-all', 'choose', 'signal', 'reject-all', 'withdraw', 'adopt'];
