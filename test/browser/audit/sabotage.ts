import type { Phase } from '../../../src/audit/phase-names';
import type { Copy } from './world';

/** What is wrong with a copy of the demo, and what has to be said of it. */
export interface Sabotage extends Copy {
  /** Id of the finding. */
  readonly id: string;
  /** A phase in which it is found. It is judged with those before it, and with what everybody sees. */
  readonly phase: Phase;
  readonly kind: string;
  /** Part of what was seen. */
  readonly what: string;
  /** Path of the file that it is to be laid at. */
  readonly by: string;
}

const HOTJAR = 'https://static.hotjar.com/c/hotjar-1234567.js?sv=6';
const PIXEL = 'https://www.facebook.com/tr?id=1234567890&ev=PageView';

export const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  unmarked: {
    head: `<script async src="${HOTJAR}"></script>`,
    ...{ id: 'service:hotjar', phase: 'fresh', kind: 'request', what: 'hotjar-1234567.js', by: '/' },
  },
  cookie: {
    head: '<script src="/early.js"></script>',
    files: { '/early.js': '\n\ndocument.cookie = "_ga=GA1.1.1.1; path=/; max-age=63072000";' },
    ...{ id: 'service:google-analytics', phase: 'fresh', kind: 'cookie', what: '_ga', by: '/early.js:3' },
  },
  noscript: {
    body: `<noscript><img alt="" src="${PIXEL}&noscript=1"></noscript>`,
    ...{ id: 'service:meta-pixel', phase: 'no-script', kind: 'request', what: 'tr?id&ev&noscript', by: '/' },
  },
  category: {
    head: '<script type="text/plain" data-consent="analytics" src="https://sc-static.net/scevent.min.js"></script>',
    ...{ id: 'service:snap-pixel', phase: 'choose', kind: 'request', what: 'scevent.min.js', by: '/assent/assent.js' },
  },
  withdrawal: {
    head: '<script type="text/plain" data-consent="analytics" src="/late.js"></script>',
    files: {
      '/late.js': `assent.on('withdraw', () => {
  navigator.sendBeacon('https://www.google-analytics.com/g/collect?en=late');
});`,
    },
    ...{ id: 'service:google-analytics', phase: 'withdraw', kind: 'request', what: 'collect?en', by: '/late.js:2' },
  },
  fetch: {
    body: '<script type="module" src="/post.js"></script>',
    files: {
      '/post.js': `const url = 'https://analytics.tiktok.com/api/v2/pixel';
await fetch(url, { method: 'POST', body: '{}', mode: 'no-cors' });`,
    },
    ...{ id: 'service:tiktok-pixel', phase: 'fresh', kind: 'request', what: 'POST https://', by: '/post.js:2' },
  },
  database: {
    body: '<script src="/keep.js"></script>',
    files: { '/keep.js': "\nindexedDB.open('firebase-heartbeat-database');" },
    ...{ id: 'service:firebase-performance', phase: 'fresh', kind: 'IndexedDB', what: 'heartbeat', by: '/keep.js:2' },
  },
  worker: {
    body: '<script src="/start.js"></script>',
    files: {
      '/start.js': "new Worker('/worker.js');",
      '/worker.js': "\nfetch('https://eu.i.posthog.com/e/', { method: 'POST', mode: 'no-cors', body: '{}' });",
    },
    ...{ id: 'service:posthog', phase: 'fresh', kind: 'request', what: 'eu.i.posthog.com', by: '/worker.js' },
  },
  style: {
    head: '<link rel="stylesheet" href="/picture.css">',
    files: { '/picture.css': `body::after { content: ""; background: url("${PIXEL}"); }` },
    ...{ id: 'service:meta-pixel', phase: 'fresh', kind: 'request', what: 'facebook.com/tr', by: '/picture.css' },
  },
  frame: {
    body: '\n<iframe title="Film" src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>',
    ...{ id: 'service:youtube', phase: 'fresh', kind: 'request', what: 'youtube.com/embed', by: '/' },
  },
};
