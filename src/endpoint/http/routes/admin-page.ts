import { type BuiltFile, script, styles } from '../../../admin/files';
import type { Handler } from '../context';

/**
 * No script, style or frame but the page's own, no form that could carry the token away, and no way to make markup of
 * text: what is shown was written by strangers.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // For the icon, which would otherwise be asked of the site.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Relative addresses alone: the endpoint does not know what it is mounted under. */
const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Consent records</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script defer src="page.js"></script>
</head>
<body class="layer">
<noscript>This page is drawn by a script. Allow scripts of this site to use it.</noscript>
</body>
</html>
`;

/** `GET /admin/`: a shell without data, which asks for the token. */
export const getAdminPage: Handler = () =>
  new Response(SHELL, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  });

/** `GET /admin`: the page's relative addresses need the slash, and so does this one. */
export const toAdminPage: Handler = () => new Response(null, { status: 308, headers: { Location: 'admin/' } });

/** `GET /admin/page.js` */
export const getAdminScript = sendFile(script, 'text/javascript');

/** `GET /admin/page.css` */
export const getAdminStyles = sendFile(styles, 'text/css');

function sendFile({ text, digest }: BuiltFile, type: string): Handler {
  const tag = `"${digest}"`;
  // The names never change, so the content is asked after each time.
  const headers = { ETag: tag, 'Cache-Control': 'no-cache', 'Cross-Origin-Resource-Policy': 'same-origin' };
  return ({ req }) => {
    const known = (req.header('If-None-Match') ?? '').replaceAll('W/', '').split(/\s*,\s*/);
    if (known.includes(tag)) return new Response(null, { status: 304, headers });
    return new Response(text, { headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` } });
  };
}
