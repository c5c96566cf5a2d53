import type { Settings } from '../config/settings';
import { declarationOf, type Piece } from '../consent/declaration';
import type { Notice } from '../consent/notice';
import { attribute } from './literal';

/**
 * What `<assent-declaration>` says, as HTML: for servers, and for readers without the script, which takes the element over where it
 * runs. Pages are taken to be on https.
 *
 * @param level of the first headings
 */
export function declarationHtml(
  { cookie, days }: Pick<Settings, 'cookie' | 'days'>,
  notice: Notice,
  level: number,
): string {
  const { language, direction } = notice;
  const prefix = cookie.path !== '/' ? '__Secure-' : cookie.domain ? '' : '__Host-';
  const own = { cookie: prefix + cookie.name, days };
  const lines = declarationOf(notice, level, own).map(htmlOf);
  return `<assent-declaration lang="${language}" dir="${direction}" heading-level="${level}">\n${lines.join('\n')}\n</assent-declaration>`;
}

function htmlOf(piece: Piece): string {
  if (typeof piece === 'string') return attribute(piece);
  const { name, attributes, children } = piece;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  return `<${name}${written.join('')}>${children.map(htmlOf).join('')}</${name}>`;
}
