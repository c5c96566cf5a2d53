const RECEIPT = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const SUBJECT = /^[\w-]{43}$/;

/** What somebody pasted: the id of a receipt, of a subject, or neither. */
export function idKind(text: string): 'receipt' | 'subject' | null {
  if (RECEIPT.test(text)) return 'receipt';
  return SUBJECT.test(text) ? 'subject' : null;
}
