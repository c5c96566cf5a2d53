import type { Core, FirstLayer } from '../core/contracts';
import { readRecord, recordBeyond } from '../decisions/beyond';
import { createIdentities } from '../decisions/identity';
import type { Sender } from '../receipts/sender';
import type { OwnReceipt } from '../types';

/** `parts/record.js`: consents beyond cookies, in the outbox of all others. */
export async function record(core: Core, firstLayer: FirstLayer, sender: Sender, given: unknown): Promise<OwnReceipt> {
  const { state, store, load, signal, emit } = core;
  const beyond = readRecord(given);
  const { take } = await createIdentities(load);
  signal.throwIfAborted();
  const key = recordBeyond(core, firstLayer, beyond, take);
  sender.write(state.decision.last?.text ?? '');
  const own: OwnReceipt = JSON.parse(store.get(key) as string);
  emit('receipt', own);
  sender.send();
  state.notifyChange();
  return own;
}
