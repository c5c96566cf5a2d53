import { Refusal } from './problem';

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
