import { attribute } from './literal';

/**
 * The tag of a site's own script.
 *
 * @param base where pages find `assent.js`: a path of their origin, or an address
 */
export function tagOf(base: string, autoblock: boolean | undefined): string {
  // The parser has to wait for what blocks.
  return `<script${autoblock ? '' : ' async'} src="${attribute(`${base}/assent.js`)}"></script>`;
}

export const DEFAULT_BASE = '/assent';

/** Where pages find `assent.js`, without a slash at its end; `undefined` if it is no path and no address. */
export function readBase(text: string): string | undefined {
  const isOne = /^(\/|https?:\/\/[^/])[^\s"'<>?#\\]*$/.test(text) && URL.canParse(text, 'https://site.example');
  return isOne ? text.replace(/\/+$/, '') : undefined;
}
