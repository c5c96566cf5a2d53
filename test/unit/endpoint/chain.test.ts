// @vitest-environment node
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { genesisOf, headOf, headText, leafOf, linkOf, readHead, walkChain } from '../../../src/endpoint/log/chain';
import { climb, pathOf, rootOf } from '../../../src/endpoint/log/merkle';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/*
 * The same once more, from its description alone: an auditor has to come to the same heads by a program of their own.
 */

/** RFC 6962, 2.1. */
function rootByHand(leaves: readonly string[]): string {
  const [only = ''] = leaves;
  if (leaves.length === 1) return only;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(`assent-node/1\n${rootByHand(leaves.slice(0, split))}\n${rootByHand(leaves.slice(split))}`);
}

const linkByHand = (batch: number) => Number(BigInt(batch) & (BigInt(batch) - 1n));

describe('the Merkle tree', () => {
  const leaves = Array.from({ length: 70 }, (_, i) => sha256(String(i)));

  test('has the root of RFC 6962, of any number of leaves', () => {
    for (let count = 1; count <= leaves.length; count++) {
      expect(rootOf(leaves.slice(0, count))).toBe(rootByHand(leaves.slice(0, count)));
    }
  });

  test('leads from each leaf to the root, and from no other', () => {
    for (let count = 1; count <= 20; count++) {
      const some = leaves.slice(0, count);
      for (const [i, leaf] of some.entries()) {
        expect(climb(leaf, pathOf(some, i))).toBe(rootOf(some));
        if (count > 1) expect(climb(leaves[(i + 1) % count] ?? '', pathOf(some, i))).not.toBe(rootOf(some));
      }
    }
  });

  test('takes no node for a leaf', () => {
    const [a = '', b = ''] = leaves;
    expect(leafOf({ sequence: 1, kind: 'receipt', salt: a, body: b })).not.toBe(rootOf([a, b]));
  });
});

describe('the chain', () => {
  test('has hashes that anybody can compute', () => {
    expect(leafOf({ sequence: 7, kind: 'receipt', salt: 'salt', body: '{"a":1}' })).toBe(
      sha256('assent-entry/1\n7\nreceipt\nsalt\n{"a":1}'),
    );
    expect(genesisOf('pepper')).toBe(sha256('assent-log/1\npepper'));
    const sealed = { batch: 3, first: 5, count: 2, receivedAt: 9, root: 'r' };
    expect(headOf(sealed, { previous: 'p', linked: 'l' })).toBe(
      sha256('assent-batch/1\n{"batch":3,"count":2,"first":5,"linked":"l","previous":"p","receivedAt":9,"root":"r"}'),
    );
    // As they were when this was first released: what is stored by then has to stay valid.
    expect(genesisOf('pepper')).toBe('Lyi64vsMbfKS2rWu1wH2lC-lPeuPe-6_GXQSuaiNYWQ');
    expect(headOf(sealed, { previous: 'p', linked: 'l' })).toBe('mYkabPlCu0cAAIvWKAgmqIZub3xyTY3WZqWdXI207dM');
  });

  test('links each batch to the one without its lowest bit, also beyond 32 bits', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(linkOf)).toEqual([0, 0, 2, 0, 4, 4, 6, 0]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (batch) => linkOf(batch) === linkByHand(batch)));
  });

  test('walks to the same heads as by hand, for 300 batches', () => {
    const heads = [genesisOf('pepper')];
    const walk = walkChain(genesisOf('pepper'));
    for (let batch = 1; batch <= 300; batch++) {
      const sealed = { batch, first: batch, count: 1, receivedAt: batch, root: sha256(String(batch)) };
      const head = sha256(
        `assent-batch/1\n{"batch":${batch},"count":1,"first":${batch},"linked":"${heads[linkByHand(batch)]}",` +
          `"previous":"${heads[batch - 1]}","receivedAt":${batch},"root":"${sealed.root}"}`,
      );
      expect(walk.next(sealed)).toBe(head);
      walk.accept({ batch, head });
      heads.push(head);
    }
  });

  test('has heads that people can keep, and refuses what is none', () => {
    const head = { batch: 12, head: 'A'.repeat(43) };
    expect(readHead(` ${headText(head)}\n`)).toEqual(head);
    for (const text of ['', '0:', `0:${head.head}`, `12:${head.head}A`, head.head, `x:${head.head}`]) {
      expect(readHead(text)).toBeUndefined();
    }
  });
});
