import { FORMATS } from '../../export/export-page';
import { exportReceipts } from '../../export/export-receipts';
import { proofOf } from '../../log/proof';
import type { Setup } from '../../options';
import { isReceiptId } from '../../receipts/schema';
import { dayOf } from '../../runtime';
import type { Handler } from '../context';
import { Refusal } from '../problem';
import { EXPORT_QUERY, queryOf } from '../query';
import { streamOf } from '../stream';

/** `GET /admin/receipts`: all receipts that fit the filters, as a file. */
export function exportAll({ store, now, onError }: Setup): Handler {
  return async (context) => {
    const { format, ...filter } = queryOf(context, EXPORT_QUERY);
    const body = await streamOf(exportReceipts({ store, format, filter }), onError);
    const { mediaType, extension } = FORMATS[format];
    return new Response(body, {
      headers: { 'Content-Type': mediaType, ...asFile(`receipts-${dayOf(now())}.${extension}`) },
    });
  };
}

/** `GET /admin/receipts/{receiptId}`: one receipt, and what the endpoint knows of it. */
export function getReceipt({ store }: Setup): Handler {
  return async ({ req }) => {
    const { body, receivedAt, sequence } = await found(req.param('receiptId'), (id) => store.receipt(id));
    return Response.json({ receipt: JSON.parse(body), receivedAt: new Date(receivedAt).toISOString(), sequence });
  };
}

/** `GET /admin/receipts/{receiptId}/proof`: what shows an outsider that the log holds it, as a file. */
export function getProof({ store }: Setup): Handler {
  return async ({ req }) => {
    const receiptId = req.param('receiptId');
    const proof = await found(receiptId, (id) => proofOf(store, id));
    return Response.json(proof, { headers: asFile(`proof-${receiptId}.json`) });
  };
}

/** A browser stores it and never shows it: what visitors sent is in it. The names are of plain characters. */
function asFile(name: string) {
  return { 'Content-Disposition': `attachment; filename="${name}"` };
}

async function found<T>(receiptId: unknown, look: (receiptId: string) => Promise<T | undefined>): Promise<T> {
  const there = isReceiptId(receiptId) ? await look(receiptId) : undefined;
  if (there === undefined) throw new Refusal(404, 'There is no such receipt.');
  return there;
}
