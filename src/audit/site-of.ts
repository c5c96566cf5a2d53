/** Below a country's domain: names under which others register theirs. */
const SECOND_LEVEL = /^(ac|co|com|edu|gob|gouv|gov|go|mil|ne|net|nom|or|org)$/;

/** Under each of these strangers have their sites side by side. */
const SHARED = [
  ...['github.io', 'gitlab.io', 'pages.dev', 'workers.dev', 'netlify.app', 'vercel.app', 'web.app', 'firebaseapp.com'],
  ...[
    'herokuapp.com',
    'onrender.com',
    'fly.dev',
    'cloudfront.net',
    'azureedge.net',
    'azurewebsites.net',
    'blogspot.com',
  ],
  ...['s3.amazonaws.com', 'myshopify.com', 'wordpress.com', 'wixsite.com', 'b-cdn.net', 'r2.dev', 'run.app'],
];

/**
 * The part of a host that one owner has: `shop.example.co.uk` is of `example.co.uk`. By a rule of thumb and a list of the hosts
 * that are shared most, since the whole list of such hosts is longer than all of the audit; `--first-party` says the rest.
 */
export function siteOf(host: string): string {
  const name = host.replace(/^\./, '').toLowerCase();
  if (/^[\d.]+$|:/.test(name)) return name;
  const labels = name.split('.');
  const shared = SHARED.find((it) => name.endsWith(`.${it}`));
  if (shared) return labels.slice(-shared.split('.').length - 1).join('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && SECOND_LEVEL.test(second) ? -3 : -2).join('.');
}

/** Host of an address; empty where it has none, such as `data:`. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Does a host fit? `*.` in front stands for any subdomain, and for none. */
export function fitsHost(pattern: string, host: string): boolean {
  const bare = pattern.replace(/^\*\./, '');
  return host === bare || (pattern !== bare && host.endsWith(`.${bare}`));
}
