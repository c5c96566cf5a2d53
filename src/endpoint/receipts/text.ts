import { canonicalJson } from '../../consent/canonical';
import type { Receipt } from '../../receipts/receipt';
import { FIELD_LIST, type PlacedField } from './fields';

/** A field's value, and what stands before it. */
interface Piece {
  /** Of the object that it is in; none: of the receipt itself. */
  readonly object: string | undefined;
  /** Where it is the first of its object, or in none; and where another of its object stands before it. */
  readonly first: string;
  readonly next: string;
  readonly read: PlacedField['read'];
  readonly write: (value: never) => string;
}

/** Kinds of text in which nothing ever has to be escaped: `schema.ts` says of which characters they are. */
const PLAIN: readonly PlacedField['kind'][] = ['uuid', 'subject', 'time', 'origin', 'notice', 'region', 'word'];

const quoted = (text: string | null) => (text === null ? 'null' : `"${text}"`);

/** In the order of their names, which are known in advance. */
const SORTED = [...FIELD_LIST].sort((a, b) => (a.names.join('.') < b.names.join('.') ? -1 : 1));
const PIECES = SORTED.map(pieceOf);

/** Canonical JSON (RFC 8785) of a valid receipt: the same as `canonicalJson` gives, in a fraction of the time. */
export function receiptText(receipt: Receipt): string {
  let text = '';
  let open: string | undefined;
  for (const { object, first, next, read, write } of PIECES) {
    const value = read(receipt);
    if (value === undefined) continue;
    if (object !== undefined && object === open) text += next;
    else text += `${open === undefined ? '' : '}'}${text ? ',' : '{'}${first}`;
    text += write(value as never);
    open = object;
  }
  return `${text}${open === undefined ? '}' : '}}'}`;
}

/** Canonical JSON (RFC 8785) of a receipt's services. Only their names are not known in advance. */
export function servicesText(services: Receipt['services']): string {
  const names = Object.keys(services);
  // Browsers send them in their order, and then JSON.stringify writes what is canonical.
  const isInOrder = names.every((name, i) => i === 0 || (names[i - 1] as string) < name);
  return isInOrder ? JSON.stringify(services) : canonicalJson(services);
}

function pieceOf({ names: [outer, inner], kind, read }: PlacedField): Piece {
  const write = writerOf(kind);
  if (inner === undefined) return { object: undefined, first: `"${outer}":`, next: '', read, write };
  return { object: outer, first: `"${outer}":{"${inner}":`, next: `,"${inner}":`, read, write };
}

function writerOf(kind: PlacedField['kind']): Piece['write'] {
  if (PLAIN.includes(kind)) return quoted;
  if (kind === 'services') return servicesText;
  return kind === 'flag' ? String : JSON.stringify;
}
