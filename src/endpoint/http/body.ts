import * as v from 'valibot';
import { fieldErrors } from '../receipts/schema';
import { KEY_TEXT } from './access';
import { Refusal } from './problem';

const FATAL = { fatal: true } as const;

/**
 * The body as text, never more than `limit` bytes of it: an announced size is refused unread, an unannounced one as
 * soon as it is passed. Text that is not UTF-8 is refused rather than repaired, since what is stored is evidence.
 */
export async function readText(request: Request, limit: number): Promise<string> {
  const announced = request.headers.get('Content-Length');
  if (announced === null) return readUnannounced(request, limit);
  if (Number(announced) > limit) throw tooLarge(limit);
  // No server gives more than was announced, and it takes a fraction of the time that a stream does.
  const bytes = await request.arrayBuffer().catch(refuseBroken);
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return decode(new TextDecoder('utf-8', FATAL), bytes);
}

async function readUnannounced(request: Request, limit: number): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', FATAL);
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read().catch(refuseBroken);
    if (done) return text + decode(decoder);
    size += value.byteLength;
    if (size > limit) {
      // Not awaited: whoever sends the rest may take as long as they like.
      reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    text += decode(decoder, value, { stream: true });
  }
}

function decode(decoder: TextDecoder, ...given: Parameters<TextDecoder['decode']>): string {
  try {
    return decoder.decode(...given);
  } catch {
    throw new Refusal(400, 'The body is not UTF-8.');
  }
}

function refuseBroken(): never {
  throw new Refusal(400, 'The body ended before it was complete.');
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `The body is larger than ${limit} bytes.`);
}

/** `text/plain` needs no preflight from another origin, so a keepalive request can carry it. */
const ACCEPTED: readonly string[] = ['application/json', 'text/plain'];

/** Refuses a body that is not plain, uncompressed UTF-8 JSON by its own account. */
export function requireJson(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('Content-Type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  if (!ACCEPTED.includes(type.trim())) throw new Refusal(415, `Send ${ACCEPTED.join(' or ')}.`);
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) throw new Refusal(415, 'Send UTF-8.');
  // A compressed body would be limited only after it has been blown up.
  if (!/^(identity)?$/i.test(headers.get('Content-Encoding') ?? '')) throw new Refusal(415, 'Send it uncompressed.');
}

/** What one POST may carry, whole. */
export const LARGEST_POST = 64 * 1024; // bytes
export const MOST_RECEIPTS = 50;

const postBody = v.object({
  secret: v.pipe(v.string(), v.regex(KEY_TEXT, 'Must be 43 characters of base64url')),
  receipts: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MOST_RECEIPTS)),
});

/** What surrounds the receipts; each of them is judged by itself, later. */
export function readPostBody(text: string): v.InferOutput<typeof postBody> {
  return parse(postBody, text, 'The body does not have the shape of a post of receipts.');
}

const confirmation = v.strictObject({ confirm: v.boolean() });

/** Whether the body of a job says that somebody has seen what it will do. None says no. */
export function readConfirmation(text: string): boolean {
  return text !== '' && parse(confirmation, text, 'Send no body, or { "confirm": true }.').confirm;
}

function parse<Schema extends v.GenericSchema>(schema: Schema, text: string, otherwise: string): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and the text holds the visitor's secret.
    throw new Refusal(400, 'The body is not JSON.');
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Refusal(400, otherwise, { members: { errors: fieldErrors(result.issues) } });
}
