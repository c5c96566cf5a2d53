// @vitest-environment node
import { expect, test } from 'vitest';
import { digest } from '../../../src/consent/digest';
import { headOf, headText, leafOf } from '../../../src/endpoint/log/chain';
import { checkProof, PROOF_SCHEMA } from '../../../src/endpoint/log/proof';
import { createVisitor, entryOf } from './visitor';

/** A proof from a log of the forger's own. */
function forge(body: string, batch: number) {
  const entry = { sequence: 1, kind: 'receipt', salt: 'AAAAAAAAAAAAAAAAAAAAAA', body } as const;
  const links = { previous: digest('none'), linked: digest('none') };
  const sealed = { batch, first: 1, count: 1, receivedAt: 0, root: leafOf(entry) };
  return {
    ...{ schema: PROOF_SCHEMA, body, sequence: 1, salt: entry.salt, path: [], chain: [{ ...sealed, ...links }] },
    ...{ head: headText({ batch, head: headOf(sealed, links) }), signature: null },
  };
}

const { body } = entryOf(createVisitor().receipt());

test('a proof does not lead to a head that is none, whatever its own is', () => {
  expect(checkProof(forge(body, 0), { head: 'not a head' })).toMatchObject({ ok: false });
  expect(checkProof(forge(body, 0))).toMatchObject({ ok: false });
});

test('a proof leads to the batch of the head that was given, and not only to its hash', () => {
  const proof = forge(body, 1);
  expect(checkProof(proof, { head: proof.head })).toMatchObject({ ok: true });
  expect(checkProof(proof, { head: proof.head.replace('1:', '2:') })).toMatchObject({ ok: false });
});

test('a receipt with a member twice proves nothing', () => {
  const twice = body.replace('"action":', '"action":"reject-all","action":');
  expect(checkProof(forge(twice, 1))).toMatchObject({ ok: false, problem: 'its receipt is not canonical JSON' });
});
