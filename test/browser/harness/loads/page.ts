import type { AssentConfig } from '../../../../src/config/config';
import { createHeaderGate } from '../../../../src/header-gate/index';
import { VENDOR } from '../../faults/fault';
import { serviceDouble } from '../doubles/service';
import { assentConfig } from '../html';
import type { Handler } from '../proxy';
import { GATED, OWN_FRAME, OWN_SHEET, UNHELD, WORKER } from '../unheld';
import { notFound, type Vendors } from '../vendors';
import type { Load } from './draw';
import { type LoadFault, NONCE } from './faults';

const FIREBASE = {
  'firebase-analytics': {
    config: { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' },
  },
};
const STORED = { cookies: ['vt_*'], storage: ['vt_*'], databases: ['vt_*'] };

const configOf = ({ hasFirebase }: Load): AssentConfig => ({
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  endpoint: '/assent',
  region: 'DE',
  services: {
    tags: { category: 'analytics', name: 'Tags', ...STORED },
    'google-analytics': { id: 'G-XXXXXXX' },
    'meta-pixel': { id: '1234567890' },
    'microsoft-clarity': { id: 'abcdefghij' },
    ...(hasFirebase && FIREBASE),
  },
});

const OWN = 'data-consent="analytics" data-consent-service="tags"';

/** Marked: a script of the vendor's, an inline one that asks them, an image, and a player. */
export const marked = (nonce: string) => `
<script type="text/plain" ${nonce} ${OWN} src="${VENDOR}/marked.js"></script>
<script type="text/plain" ${nonce} ${OWN}>fetch('${VENDOR}/inline', { mode: 'no-cors' }).catch(() => {})</script>
<img alt="" ${OWN} data-consent-src="${VENDOR}/marked.gif">
<iframe title="" data-consent="marketing" data-consent-service="youtube" data-consent-src="https://www.youtube-nocookie.com/embed/abc"></iframe>`;

/** What nobody has marked: the judge is to find it. */
const LEAK = `<script async src="${VENDOR}/leak.js"></script>`;

/** The text of a page with these faults. */
function textOf(load: Load, faults: readonly LoadFault[]): string {
  const nonce = faults.some(({ csp }) => csp?.includes('nonce-')) ? `nonce="${NONCE}"` : '';
  const run = (code: string) => `<script ${nonce}>{${code}}</script>`;
  const scripts = (isLast: boolean) =>
    faults.map((it) => (it.script && !!it.isLast === isLast ? run(it.script) : '')).join('');
  const loading = { first: '', last: '', async: 'async', defer: 'defer' }[load.placement];
  const plain = `<script ${loading} ${nonce} src="/assent/assent.js"></script>`;
  const tag = assentConfig(configOf(load)) + faults.reduce((text, it) => it.tag?.(text) ?? text, plain);
  const rows = load.rows.map((row) => UNHELD[row] ?? '').join('\n');
  return `<!doctype html>
<html lang="en">
<head>${faults.some(({ charset }) => charset) ? '' : '<meta charset="utf-8">'}<title>Klouttrack</title>
${scripts(false)}${load.placement === 'last' ? '' : tag}</head>
<body><h1>Klouttrack</h1>${marked(nonce)}${rows}${load.isLeaking ? LEAK.replace('async', `async ${nonce}`) : ''}
${load.placement === 'last' ? tag : ''}${faults.map(({ body }) => body ?? '').join('')}${scripts(true)}</body>
</html>`;
}

/** Answers for the page of a load, with its policies. @param faults those that it has by now */
export function pageOf(load: Load, faults: () => readonly LoadFault[]): Handler {
  const gate = createHeaderGate(configOf(load), { mode: 'enforce', marked: GATED });
  return (request) => {
    const { pathname } = new URL(request.url);
    const now = faults();
    const charset = now.find((it) => it.charset)?.charset ?? 'utf-8';
    const headers = new Headers({ 'content-type': `text/html; charset=${charset}`, 'cache-control': 'no-cache' });
    for (const { csp } of now) if (csp) headers.append('content-security-policy', csp);
    if (load.isGated) for (const it of gate({ cookie: request.headers.get('cookie') }).headers) headers.append(...it);
    if (pathname === '/worker.js') headers.set('content-type', 'text/javascript');
    const text = { '/worker.js': WORKER, '/frame': OWN_FRAME }[pathname] ?? textOf(load, now);
    return new Response(text, { headers });
  };
}

/** What is not there is not asked of the endpoint, which may hang. */
export const FILES = { '/own.css': OWN_SHEET, '/assent/gone.js': notFound };

const double = (facts: object, name: string) =>
  serviceDouble(facts as Parameters<typeof serviceDouble>[0], `${VENDOR}/${name}`);

/** Those that store whatever they may. */
export const VENDORS: Vendors = {
  'tags.vendor.test/marked.js': double(STORED, 'marked'),
  'tags.vendor.test/leak.js': double({ cookies: ['leak'], storage: ['leak'], databases: ['leak'] }, 'leaked'),
  'www.clarity.ms/tag/': double({ cookies: ['_clck', '_clsk'], storage: ['_cltk'] }, 'clarity'),
};
