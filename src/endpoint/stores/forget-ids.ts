import type { RawBuilder } from 'kysely';
import type { Layout, Writing } from './engine';

/** The ids of the entries of which this is true, which are emptied or deleted next, are no longer known. */
export async function forgetIds(transaction: Writing, which: RawBuilder<boolean>, layout: Layout): Promise<void> {
  await layout.stain(transaction, which);
  await transaction
    .deleteFrom('receipt_ids')
    .where('receipt_id', 'in', (from) =>
      from
        .selectFrom('entries')
        .select('entries.receipt_id')
        .where(which)
        .where('receipt_id', 'is not', null)
        .$castTo<{ receipt_id: Uint8Array }>(),
    )
    .execute();
}
