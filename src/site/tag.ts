/**
 * The tag of a site's own script.
 *
 * @param base where pages find `assent.js`: a path of their origin, or an address
 */
export function tagOf(base: string, autoblock: boolean | undefined): string {
  // The parser has to wait for what blocks.
  return `<script${autoblock ? '' : ' async'} src="${base}/assent.js"></script>`;
}

export const DEFAULT_BASE = '/assent';
