/** URLs let signs stand in a host that mean something to a shell, or in a header. */
const FORM = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/;

/** The one that was found to be one last. The same comes again and again, and to parse it is most of a check. */
let knownOrigin = '';

/** An origin as browsers send it: scheme, host, and a port only where it is not the scheme's own. */
export function isOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  if (value === knownOrigin) return true;
  const isOne = FORM.test(value) && URL.canParse(value) && new URL(value).origin === value;
  if (isOne) knownOrigin = value;
  return isOne;
}
