import { answerKey } from '../consent/decision';

/** Enough of a service's key to tell its attribute from all others: another name has one of them in 20,000 cases. */
export const attributeKey = (id: string): string => answerKey(id).slice(0, 4);
