/*
 * What goes wrong on pages, as the text of a script or as what runs in the page: for the tests of faults, and for the bench that does
 * the same to other consent managers.
 */

/** Each way in which storage fails a page. Each runs in the page. */
export const STORAGE = {
  throws: () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  },
  full: () => {
    let text = 'x'.repeat(1 << 20);
    for (let i = 0; text; i++) {
      try {
        localStorage[`fill.${i}`] = text;
      } catch {
        text = text.slice(0, text.length >> 1);
      }
    }
  },
} as const;

/**
 * As monitors and polyfills do: each method does what it did, by way of the page's own. Beside them is something that throws at
 * whoever asks in a loop of names.
 *
 * @param wrapped objects whose methods are wrapped, as the text of a list
 * @param extended prototypes with the method more
 */
export const wrapping = (wrapped: string, extended: string) => `
  const wrap = (of, name) => {
    const { value, writable } = Object.getOwnPropertyDescriptor(of, name);
    if (typeof value !== 'function' || !writable || name === 'constructor') return 0;
    of[name] = function (...given) { return Reflect.apply(value, this, given); };
    return 1;
  };
  let count = 0;
  for (const it of ${wrapped})
    for (const name of Object.getOwnPropertyNames(it)) if (!/^(call|apply|bind|toString|then)$/.test(name)) count += wrap(it, name);
  for (const it of ${extended}) it.each = function () { throw new Error('by name'); };
  window.wrapped = count;`;

/** It fails whoever calls it, from then on. */
export const broken = (what: string) => `${what} = () => { throw new Error('broken: ${what}') };`;

/** By the names of categories. */
export const POLLUTED = 'Object.prototype.analytics = true; Object.prototype.marketing = true';

/** As devtools do it. Chromium alone: the driver's types do not know the command. */
export const COOKIES_OFF = 'Emulation.setDocumentCookieDisabled' as 'Emulation.setScrollbarsHidden';

/** Only what has the nonce, and what such a script inserts. */
export const strictPolicy = (nonce: string, styles: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src ${styles}; connect-src 'self'; img-src 'self'`;

/** Trusted Types are enforced, and no policy may be made. */
export const NO_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
