import { canonicalJson } from '../../consent/canonical';
import type { Receipt } from '../../receipts/receipt';
import { FIELD_LIST, type PlacedField } from './fields';

/** What stands before a field's value, and how the value is written. */
interface Piece {
  readonly lead: string;
  readonly read: PlacedField['read'];
  readonly write: (value: never) => string;
}

/** Kinds of text in which nothing ever has to be escaped: `schema.ts` says of which characters they are. */
const PLAIN: readonly PlacedField['kind'][] = ['uuid', 'subject', 'time', 'origin', 'notice', 'region', 'word'];

const quoted = (text: string | null) => (text === null ? 'null' : `"${text}"`);

/** In the order of their names, which are known in advance. */
const SORTED = [...FIELD_LIST].sort((a, b) => (a.names.join('.') < b.names.join('.') ? -1 : 1));
const PIECES = piecesOf(SORTED);
const END = SORTED.at(-1)?.names[1] === undefined ? '}' : '}}';

/** Canonical JSON (RFC 8785) of a valid receipt: the same as `canonicalJson` gives, in a fraction of the time. */
export function receiptText(receipt: Receipt): string {
  let text = '';
  for (const { lead, read, write } of PIECES) {
    const value = read(receipt);
    if (value !== undefined) text += lead + write(value as never);
  }
  return text + END;
}

/** Canonical JSON (RFC 8785) of a receipt's services. Only their names are not known in advance. */
export function servicesText(services: Receipt['services']): string {
  const names = Object.keys(services);
  // Browsers send them in their order, and then JSON.stringify writes what is canonical.
  const isInOrder = names.every((name, i) => i === 0 || (names[i - 1] as string) < name);
  return isInOrder ? JSON.stringify(services) : canonicalJson(services);
}

function piecesOf(fields: readonly PlacedField[]): Piece[] {
  let open: string | undefined;
  return fields.map(({ names: [outer, inner], kind, read }, i) => {
    const goesOn = inner !== undefined && open === outer;
    const close = open !== undefined && !goesOn ? '}' : '';
    const begin = inner !== undefined && !goesOn ? `"${outer}":{` : '';
    open = inner === undefined ? undefined : outer;
    const lead = `${close}${i === 0 ? '{' : ','}${begin}"${inner ?? outer}":`;
    return { lead, read, write: writerOf(kind) };
  });
}

function writerOf(kind: PlacedField['kind']): Piece['write'] {
  if (PLAIN.includes(kind)) return quoted;
  if (kind === 'services') return servicesText;
  return kind === 'flag' ? String : JSON.stringify;
}
