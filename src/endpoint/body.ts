import { Refusal } from './problem';

/**
 * The body as text, never more than `limit` bytes of it: an announced size is refused unread, an unannounced one as
 * soon as it is passed. Text that is not UTF-8 is refused rather than repaired, since what is stored is evidence.
 */
export async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('Content-Length')) > limit) throw tooLarge(limit);
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
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
    text += decode(decoder, value);
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
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
