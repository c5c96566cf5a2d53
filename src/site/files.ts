import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { AssentConfig } from '../config/config';
import { composeSite } from './compose';
import type { SitePieces } from './contract';
import type { SiteFile } from './file';

const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT, Z_BEST_COMPRESSION } = constants;

/** What the build has left beside what runs on the server. */
const PIECES = new URL('./site-pieces.json', import.meta.url);

/**
 * The script of a site, `assent.js`, with its settings and services in it, and the parts that it loads from beside it: for an
 * endpoint, or to be put on any server.
 *
 * @param config as in `assent.json`, without a mistake (`checkConfig`): the script does not look at it again
 * @param isServed whether the endpoint is where the script comes from, unless the config names another. Default `true`
 * @param made files of other sites: what has the same name is taken from there
 */
export function siteFiles(
  config: AssentConfig,
  isServed = true,
  made: ReadonlyMap<string, SiteFile> = new Map(),
): ReadonlyMap<string, SiteFile> {
  const files = [...composeSite(sitePieces(), config, isServed)];
  return new Map(files.map(([name, file]) => [name, made.get(name) ?? { ...file, compressed: compress(file.text) }]));
}

/** What the build has left. */
export const sitePieces = (): SitePieces => JSON.parse(readFileSync(PIECES, 'utf8'));

/** As small as it gets: it is done once. */
function compress(text: string): NonNullable<SiteFile['compressed']> {
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: text.length };
  return {
    br: new Uint8Array(brotliCompressSync(text, { params })),
    gzip: new Uint8Array(gzipSync(text, { level: Z_BEST_COMPRESSION })),
  };
}
