import { TEXT_NAMES } from '../../../../src/config/texts';
import { answerKey } from '../../../../src/consent/decision';
import { encodeDecision } from '../../../../src/consent/encode';
import { READY_MADE } from '../../../../src/services/find';
import { html } from '../html';
import type { Handler } from '../proxy';
import type { Payload } from './payloads';

/** Gives payloads one after the other, over all pages. */
export interface Supply {
  /** Any. */
  next(): string;
  /** One that does something where it is taken for an address. */
  address(): string;
  /** What was given so far. */
  readonly given: ReadonlySet<string>;
}

export function supplyOf(payloads: readonly Payload[]): Supply {
  const addresses = payloads.filter(({ isAddress }) => isAddress);
  const given = new Set<string>();
  const inTurn = (list: readonly Payload[]) => {
    let at = 0;
    return () => {
      const text = list[at++ % list.length]?.text ?? '';
      given.add(text);
      return text;
    };
  };
  return { next: inTurn(payloads), address: inTurn(addresses), given };
}

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const attributes = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([name, value]) => `${name}="${attribute(value)}"`);

/** Services that an id is enough for, the site's own, and one whose id is a payload itself. */
function servicesOf({ next, address }: Supply): object {
  const own = (category: string) => ({
    ...{ category, name: next(), provider: next(), privacyUrl: address(), retention: next(), scripts: [address()] },
    ...{ cookies: [next()], storage: [next()], databases: [next()], thirdParty: [next()] },
  });
  const known = READY_MADE.filter(({ definition: { forms = {} } }) => 'id' in forms);
  return {
    ...Object.fromEntries(known.map(({ definition }) => [definition.id, { id: next() }])),
    ...{ chat: own('preferences'), heatmap: own('analytics'), video: own('marketing'), youtube: {} },
    [next()]: { category: 'analytics', name: next() },
  };
}

function configOf(supply: Supply): object {
  const { next, address } = supply;
  return {
    site: next(),
    policy: { url: address(), version: next() },
    endpoint: '/assent',
    adopt: { klaro: { names: { analytics: next() } } },
    services: servicesOf(supply),
    ui: { language: 'en', texts: { en: Object.fromEntries(TEXT_NAMES.map((name) => [name, next()])) } },
  };
}

/** What is marked: a frame, an image, a player, a link and a script with an address, and each mark with rubbish in it. */
function bodyOf({ next, address }: Supply): string {
  const frame = (of: Readonly<Record<string, string>>) => `<iframe ${attributes(of).join(' ')}></iframe>`;
  const vendor = 'https://frames.vendor.test/f';
  return [
    '<h1>Klouttrack</h1>',
    frame({ 'data-consent': 'marketing', 'data-consent-service': 'video', 'data-src': address(), title: next() }),
    frame({ 'data-consent': 'marketing', 'data-consent-src': address(), name: next() }),
    frame({ 'data-consent': 'marketing', 'data-consent-service': next(), 'data-consent-src': vendor }),
    frame({ 'data-consent': next(), 'data-consent-service': next(), 'data-src': address() }),
    frame({
      ...{ 'data-consent': 'marketing', 'data-consent-service': 'youtube', title: next() },
      'data-consent-src': `https://www.youtube-nocookie.com/embed/${next()}`,
    }),
    `<img ${attributes({ 'data-consent': 'analytics', 'data-src': address(), 'data-consent-srcset': address(), alt: next() }).join(' ')}>`,
    `<video ${attributes({ 'data-consent': 'analytics', 'data-src': address(), 'data-consent-poster': address() }).join(' ')}></video>`,
    `<link rel="stylesheet" ${attributes({ 'data-consent': 'analytics', 'data-href': address() }).join(' ')}>`,
    `<script type="text/plain" ${attributes({ 'data-consent': 'analytics', 'data-type': next(), src: address() }).join(' ')}></script>`,
    `<script type="text/plain" ${attributes({ 'data-consent': 'analytics', 'data-consent-after': next(), src: vendor }).join(' ')}></script>`,
    `<div ${attributes({ 'data-consent-placeholder': next(), id: next() }).join(' ')}></div>`,
    `<button ${attributes({ 'data-consent-open': next() }).join(' ')}>Privacy choices</button>`,
    `<assent-declaration ${attributes({ 'heading-level': next() }).join(' ')}></assent-declaration>`,
  ].join('\n');
}

/** Browsers take no nonce of a tag with these in an attribute: Assent would not start (https://www.w3.org/TR/CSP3/#is-element-nonceable). */
function nonceable(text: () => string): string {
  for (;;) {
    const given = text();
    if (!/<script|<style/i.test(given)) return given;
  }
}

/** A page full of payloads. Each second one has in the tag's attributes what the others have in JSON. */
export function pageOf(supply: Supply, index: number, nonce?: string): string {
  const { next, address } = supply;
  const json = JSON.stringify(configOf(supply)).replaceAll('<', '\\u003c');
  const inTag = (text: () => string) => (nonce ? nonceable(text) : text());
  const tag = index % 2 && {
    ...{ 'data-site': inTag(next), 'data-policy-url': inTag(address), 'data-policy-version': inTag(next) },
    ...{ 'data-hotjar': inTag(next), 'data-google-analytics': inTag(next), 'data-meta-pixel': inTag(next) },
    ...{ 'data-view': inTag(next), 'data-ui-theme': inTag(next) },
  };
  const head = `<meta name="assent-region" content="${attribute(next())}">
<script type="application/json" data-assent-config>${json}</script>
<script async src="/assent/assent.js" ${attributes({ ...tag, ...(nonce && { nonce }) }).join(' ')}></script>`;
  const lang = index % 3 ? 'en' : attribute(next());
  const body = bodyOf(supply);
  // With the same nonce, or what is marked stays shut.
  return html({
    head,
    lang,
    body: nonce ? body.replaceAll(' data-consent=', ` nonce="${nonce}" data-consent=`) : body,
  });
}

/** What no browser takes in the value of a cookie is left out, and blanks at its ends. */
const inCookie = (text: string) => text.replace(/[^ -~]|[;"\\,]/g, '').trim();

/** A cookie of whoever can write one: rubbish, or rightly encoded with a payload for each text in it. */
export const cookieOf = ({ next }: Supply, isForged: boolean): string =>
  isForged
    ? encodeDecision({
        ...{ secret: inCookie(next()), subject: inCookie(next()), at: Date.now() - 1_000, regime: 'opt-in' },
        ...{ region: '', version: next(), site: '' },
        answers: new Map([
          ...['preferences', 'analytics', 'marketing', answerKey('chat')].map((name) => [name, true] as const),
          [encodeURIComponent(next()).replaceAll('.', '%2E'), true],
        ]),
      })
    : inCookie(next());

/** What a former manager has left. */
export const formerOf = ({ next }: Supply): string => encodeURIComponent(JSON.stringify({ [next()]: next() }));

/** An endpoint that answers with payloads, in what it says and in the form it says it. */
export function endpointOf(supply: Supply): Handler {
  const { next } = supply;
  let posts = 0;
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/region')) return Response.json({ region: next() });
    if (pathname.includes('/notices/')) return Response.json({ texts: { title: next() }, [next()]: next() });
    const problem = { type: next(), title: next(), detail: next(), status: 400 };
    const results = [{ receiptId: next(), status: 400, errors: [next(), { field: next(), message: next() }] }];
    switch (posts++ % 3) {
      case 0:
        return Response.json({ ...problem, results }, { status: 400, statusText: 'Bad Request' });
      case 1:
        return new Response(next(), { status: 403, headers: { 'content-type': 'text/html' } });
      default:
        return Response.json({ results, wants: [next()] }, { status: 201 });
    }
  };
}
