import Cookies from 'js-cookie';
import type { Notice } from '../../../src/consent/notice';
import type { Receipt } from '../../../src/receipts/receipt';

const ENDPOINT = '/assent';

/** A receipt as the endpoint gives it back. */
export type KeptReceipt = Receipt & { readonly receivedAt: string };

/** Who has the secret is the visitor: it opens what the endpoint keeps under the subject's id. */
export interface Key {
  readonly subjectId: string;
  readonly secret: string;
}

/** The secret is the second field of Assent's one entry, which bears the `__Host-` prefix on https. */
export function readKey(subjectId: string | null): Key | null {
  const text = Cookies.get('__Host-assent') ?? Cookies.get('assent');
  const secret = text?.split('.')[1];
  return secret && subjectId ? { subjectId, secret } : null;
}

export async function fetchReceipts({ subjectId, secret }: Key): Promise<KeptReceipt[]> {
  const response = await fetch(`${ENDPOINT}/subjects/${subjectId}/receipts`, {
    headers: { Authorization: `Bearer ${secret}` },
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()).receipts;
}

export interface FoundNotice {
  readonly notice: Notice;
  /** Whether the text that came hashes to the name it was asked for by. */
  readonly matches: boolean;
}

export async function fetchNotice(hash: string): Promise<FoundNotice> {
  const response = await fetch(`${ENDPOINT}/notices/${hash}`);
  if (!response.ok) throw new Error(`${response.status}`);
  const text = await response.text();
  return { notice: JSON.parse(text), matches: (await hashOf(text)) === hash };
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `sha256-${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}
