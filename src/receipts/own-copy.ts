import { ANSWER_WITHIN_MS } from './requests';

/**
 * What the endpoint has of a visitor, as the text that it sent.
 *
 * @param secret opens what is the visitor's alone
 * @throws whatever is the matter, also where some other server answers, with a page
 */
export async function fetchJson(url: string, signal: AbortSignal, secret?: string): Promise<string> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(url, {
    ...(secret && { headers: { Authorization: `Bearer ${secret}` } }),
    signal: AbortSignal.any([signal, late]),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  JSON.parse(text);
  return text;
}
