import type { Entry } from '../../services/catalogue';
import { concrete } from '../../services/samples';
import { behave, type Traces } from './behave';

const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** What a vendor would answer, as far as it is of the kind that was asked for. */
export function answerTo(url: string, destination: string, service: Entry): Response {
  if (destination === 'script') return typed('text/javascript', scriptOf(url, service));
  if (destination === 'image') return typed('image/svg+xml', PIXEL);
  if (destination === 'style') return typed('text/css', '');
  return new Response(null, { status: 204 });
}

const typed = (type: string, body: string) => new Response(body, { headers: { 'content-type': type } });

function scriptOf(url: string, service: Entry): string {
  const traces: Traces = {
    cookies: service.cookies.map(concrete),
    storage: service.storage.map(concrete),
    databases: service.databases.map(concrete),
    beacon: service.beacon,
  };
  const behaviour = `(${behave})(${JSON.stringify(traces)})`;
  const product = /\/firebasejs\/[^/]*\/firebase-(\w+)\.js/.exec(url)?.[1];
  return product ? moduleOf(product, behaviour) : `${behaviour};`;
}

/** Firebase comes as modules, whose functions are called by name: what is created stores and reports, as with the real one. */
const CREATES = /^get/;
const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  app: ['initializeApp'],
  analytics: ['getAnalytics', 'setAnalyticsCollectionEnabled', 'logEvent'],
  performance: ['getPerformance'],
};

const moduleOf = (product: string, behaviour: string): string =>
  (EXPORTS[product] ?? [])
    .map(
      (name) => `export const ${name} = (...given) => {
  (globalThis.firebaseDouble ??= []).push(['${name}', ...given.slice(1)]);
  ${CREATES.test(name) ? behaviour : ''};
  return {};
};`,
    )
    .join('\n');
