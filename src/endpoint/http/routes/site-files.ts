import { ENCODINGS } from '../../../site/file';
import type { Setup } from '../../options';
import { digest } from '../../runtime';
import type { Handler } from '../context';
import { problem } from '../problem';

/** A hashed name never has another content. The script's is asked after every five minutes. */
const CACHING = {
  hashed: 'public, max-age=31536000, immutable',
  script: 'public, max-age=300',
};

/** `GET /assent.js` and `GET /parts/…`: what pages of the site load, for whatever origin they are of: nothing in it is secret. */
export function getSiteFile({ files }: Setup): Handler {
  const tags = new Map([...files.values()].map((file) => [file, digest(file.text)]));
  return ({ req }) => {
    const name = req.path.slice(1);
    const ofHost = files.get(`${new URL(req.url).host}/${name}`);
    const file = ofHost ?? files.get(name);
    if (!file) return problem(404, 'There is nothing here for the host that was asked.');
    const encoding = file.compressed && ENCODINGS.find((it) => takes(req.header('Accept-Encoding'), it));
    const own = `"${tags.get(file)}${encoding ? `-${encoding}` : ''}"`;
    const headers = {
      ETag: own,
      // A cache of the proxy's may know all sites by one address.
      Vary: ofHost ? 'Accept-Encoding, Host' : 'Accept-Encoding',
      'Cache-Control': file.isHashed ? CACHING.hashed : CACHING.script,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    const known = (req.header('If-None-Match') ?? '').replaceAll('W/', '').split(/\s*,\s*/);
    if (known.includes(own)) return new Response(null, { status: 304, headers });
    return new Response((encoding && file.compressed?.[encoding]) ?? file.text, {
      headers: {
        ...headers,
        'Content-Type': 'text/javascript; charset=utf-8',
        ...(encoding && { 'Content-Encoding': encoding }),
      },
    });
  };
}

/** Whether a browser that says this takes it: named, or else any is, and not refused. */
function takes(accepted: string | undefined, encoding: string): boolean {
  const parts = (accepted ?? '').split(',').map((part) => part.trim().split(/\s*;\s*/));
  const found = parts.find(([name]) => name === encoding) ?? parts.find(([name]) => name === '*');
  return !!found && !found.some((it) => /^q=0(\.0*)?$/.test(it));
}
