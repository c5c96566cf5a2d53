import { dom } from '../dom';

/** All cookies that a script may see. Denied storage reads as none. */
export function readCookies(): string {
  try {
    return dom.cookie;
  } catch {
    return '';
  }
}

/** @param text a name, a value and attributes, as `document.cookie` takes them */
export function writeCookie(text: string): void {
  try {
    dom.cookie = text;
  } catch {
    // Denied (sandboxed frame): the caller reads back and sees that nothing was kept.
  }
}
