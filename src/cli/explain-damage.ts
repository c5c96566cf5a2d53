import { DamagedReceipt } from '../endpoint/index';
import { Finding } from './finding';

/** What a store says of an entry that is not what it was, with its number and nothing of what was in it. */
const OF_THE_LOG = /^(?:entry|batch) \d+ of the log /;

/** Damage that a command meets on its way is a finding, as it would be of `assent verify`. */
export function explainDamage(error: Error): never {
  const isDamage = error instanceof DamagedReceipt || (error instanceof RangeError && OF_THE_LOG.test(error.message));
  throw isDamage ? new Finding(error.message) : error;
}
