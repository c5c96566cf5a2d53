import type { Piece } from '../../consent/declaration';
import { addressOf } from '../shared/address';
import { element } from '../shared/element';

/** What is described becomes nodes: text stays text, whatever is in it. */
export function nodeOf(piece: Piece): Node | string {
  if (typeof piece === 'string') return piece;
  const { name, attributes, children } = piece;
  const { href } = attributes;
  return element(
    name as 'p',
    { ...attributes, ...(href !== undefined && { href: addressOf(href) }) },
    ...children.map(nodeOf),
  );
}
