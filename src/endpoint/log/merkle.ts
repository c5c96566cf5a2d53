import { digest } from '../runtime';

/** A step from a leaf to the root: the sibling, and on which side it stands. */
export interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** Root of the Merkle tree over these leaves, split as RFC 6962 (2.1) splits it. There is at least one leaf. */
export function rootOf(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0] as string;
  const split = splitOf(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** What somebody who has one leaf needs to compute the root, from the leaf upwards. */
export function pathOf(leaves: readonly string[], index: number): Step[] {
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...pathOf(right, index - split), { side: 'left', hash: rootOf(left) }];
}

/** The root that a leaf and its path lead to. */
export function climb(leaf: string, path: readonly Step[]): string {
  return path.reduce((hash, step) => (step.side === 'left' ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)), leaf);
}

/** The greatest power of two that is less than the number of leaves. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The first line keeps a node from ever being taken for a leaf. */
function nodeOf(left: string, right: string): string {
  return digest(`assent-node/1\n${left}\n${right}`);
}
