import * as v from 'valibot';
import { KEY_TEXT } from './credentials';
import { Refusal } from './problem';
import { fieldErrors } from './receipt-schema';

/** What one POST may carry, whole. */
export const LARGEST_POST = 64 * 1024; // bytes
export const MOST_RECEIPTS = 50;

const postBody = v.object({
  secret: v.pipe(v.string(), v.regex(KEY_TEXT, 'Must be 43 characters of base64url')),
  receipts: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MOST_RECEIPTS)),
});

/** What surrounds the receipts; each of them is judged by itself, later. */
export function readPostBody(text: string): v.InferOutput<typeof postBody> {
  const result = v.safeParse(postBody, parse(text));
  if (result.success) return result.output;
  throw new Refusal(400, 'The body does not have the shape of a post of receipts.', {
    members: { errors: fieldErrors(result.issues) },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and the text holds the visitor's secret.
    throw new Refusal(400, 'The body is not JSON.');
  }
}
