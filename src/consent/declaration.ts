import type { Notice, NoticeService } from './notice';
import { isSafe } from './safe-address';
import { factsAbout } from './service-facts';

/** A piece of a document. Whoever draws it makes text of text. */
export type Piece = string | ElementPiece;

export interface ElementPiece {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Piece[];
}

/** What Assent itself stores. */
export interface OwnStorage {
  /** Name of the cookie. */
  readonly cookie: string;
  /** How many days it is kept. */
  readonly days: number;
}

/** The level of the first headings, as it is written; where that is none, the second. */
export const levelOf = (written = ''): number => (/^[1-5]$/.test(written) ? Number(written) : 2);

/**
 * What stands in a site's policy: each category with its services, what they store, for how long and where else. Headings and
 * lists without a style of their own, so that they look like the page, and are read on a phone.
 *
 * @param notice of the preferences
 * @param level of the categories' headings; those of the services are one below
 */
export function declarationOf(notice: Notice, level: number, own: OwnStorage): ElementPiece[] {
  return notice.categories.flatMap(({ name, title, text = '', services }) => [
    piece(`h${level}`, {}, title),
    piece('p', {}, text),
    ...[...(name === 'necessary' ? ownServices(notice, own) : []), ...services].flatMap((service) => [
      piece(`h${level + 1}`, {}, piece('bdi', {}, service.name ?? service.id)),
      ...listOf(service, notice),
    ]),
  ]);
}

/** The decision, which is kept for so long, and what proves it, which stays until the visitor erases it. */
function ownServices({ site, texts }: Notice, { cookie, days }: OwnStorage): NoticeService[] {
  const own = { id: 'assent', default: true, provider: site };
  return [
    { ...own, name: 'Assent', stores: [`${cookie}*`], retention: `${days} day` },
    { ...own, name: texts.receipts ?? '', stores: ['assent.*'] },
  ];
}

function listOf(service: NoticeService, notice: Notice): ElementPiece[] {
  const facts = factsAbout(service, notice).map(({ label, names = [], words = '' }) =>
    line(label, words ? [words] : names.map((name) => piece('code', { dir: 'ltr' }, name))),
  );
  const lines = [...providerLine(service, notice.texts), ...facts.flat()];
  return lines.length ? [piece('dl', {}, ...lines)] : [];
}

function providerLine({ id, name = id, provider = '', privacyUrl = '' }: NoticeService, texts: Notice['texts']) {
  const { provider: label = '', providerPolicy = '' } = texts;
  const link = { href: privacyUrl, 'aria-label': `${providerPolicy}: ${provider || name}` };
  const said = [
    ...(provider ? [piece('bdi', {}, provider)] : []),
    ...(isSafe(privacyUrl) ? [piece('a', link, providerPolicy)] : []),
  ];
  return said.length ? line(label, said) : [];
}

function line(label: string, said: readonly Piece[]): ElementPiece[] {
  return [piece('dt', {}, label), piece('dd', {}, ...said.flatMap((it, i) => (i ? [', ', it] : [it])))];
}

const piece = (name: string, attributes: ElementPiece['attributes'], ...children: Piece[]): ElementPiece => ({
  name,
  attributes,
  children,
});
