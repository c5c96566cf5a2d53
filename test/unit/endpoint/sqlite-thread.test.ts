// @vitest-environment node
import { expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { startThread } from '../../../src/endpoint/stores/sqlite/thread';

test('E3: a thread that ends before it answers has stored nothing for certain, and the next receipts start another', async () => {
  const thread = startThread({ path: '/no/such/folder/receipts.db', durability: 'full', signingKey: undefined });
  onTestFinished(() => thread.close());
  for (const _ of ['first', 'second']) {
    const refused = await thread.append(['{}'], 0).catch((error) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(refused).toMatchObject({ reason: 'stopped' });
  }
});
