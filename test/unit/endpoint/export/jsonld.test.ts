// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportedReceipt } from '../../../../src/endpoint/export/format';
import { jsonld } from '../../../../src/endpoint/export/jsonld';
import type { Receipt } from '../../../../src/receipts/receipt';
import { createVisitor } from '../visitor';
import { loggedOf, receipts } from './receipts';

type Node = Record<string, unknown>;

function documentOf(...all: Receipt[]) {
  const records = all.map((receipt, i) => jsonld.write(exportedReceipt(loggedOf(receipt, i + 1))));
  return JSON.parse(jsonld.begin + records.join(jsonld.between) + jsonld.end) as {
    '@context': Record<string, string | { '@type': string }>;
    '@graph': Node[];
  };
}

const statusOf = (record: Node | undefined, category: string) =>
  (record?.['dpv:hasProcess'] as Node[] | undefined)?.find((process) => process['dct:title'] === category)?.[
    'dpv:hasConsentStatus'
  ] as Node;

test('a consent beyond cookies is a process of its own, with no end, and of no category', () => {
  const { receipt } = createVisitor();
  const text = receipt().notice.hash;
  const record = { purpose: 'newsletter', granted: true, text };
  const first = receipt({ action: 'record', method: 'api', expiresAt: null, record });
  const notice = { ...receipt().notice, regime: 'opt-out' };
  const taken = receipt({ ...first, notice, previous: first.receiptId, record: { ...record, granted: false } });
  const refused = receipt({ ...first, record: { ...record, granted: false } });
  const statuses = documentOf(first, taken, refused)['@graph'].map((node) => {
    expect(node['dpv:hasService']).toBeUndefined();
    expect(node['dpv:hasProcess']).toHaveLength(1);
    expect((node['dpv:hasNotice'] as Node[])[0]?.['@type']).toBe('dpv:ConsentNotice');
    const [process] = node['dpv:hasProcess'] as Node[];
    expect(process).toMatchObject({ 'dct:title': 'newsletter', 'dpv:hasLegalBasis': 'dpv:Consent' });
    const status = statusOf(node, 'newsletter');
    expect(status['dpv:hasDuration']).toBeUndefined();
    return status['@type'];
  });
  expect(statuses).toEqual(['dpv:ConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentRefused']);
});

test('a yes at a placeholder is no refusal of what it did not ask about', () => {
  const { receipt } = createVisitor();
  const categories = { necessary: true, preferences: false, analytics: false, marketing: false } as const;
  const services = { youtube: true, 'meta-pixel': false };
  const [record] = documentOf(receipt({ action: 'choose', method: 'placeholder', categories, services }))['@graph'];
  expect(record?.['dpv:hasProcess']).toEqual([]);
  expect(record?.['dpv:hasService']).toMatchObject([
    { 'dct:identifier': 'youtube', 'dpv:hasConsentStatus': { '@type': 'dpv:ConsentGiven' } },
  ]);
});

test('an adopted answer says where it came from', () => {
  const { receipt } = createVisitor();
  const at = '2026-01-02T03:04:05.000Z';
  const [record] = documentOf(receipt({ action: 'adopt', method: 'api', adopted: { from: 'klaro', at } }))['@graph'];
  expect(record?.['dct:provenance']).toBe(`klaro ${at}`);
});

test('a receipt is a consent record of ISO/IEC TS 27560 in the terms of DPV', () => {
  const visitor = createVisitor();
  const before = visitor.receipt();
  const receipt = visitor.receipt({ previous: before.receiptId });
  const [record] = documentOf(receipt)['@graph'];
  expect(record).toMatchObject({
    '@id': `urn:uuid:${receipt.receiptId}`,
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': receipt.receiptId,
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dct:created': receipt.issuedAt,
    'dct:issued': '2026-11-24T00:00:00.000Z',
    'dct:replaces': `urn:uuid:${before.receiptId}`,
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dct:identifier': visitor.subjectId },
    'dpv:hasNotice': [
      {
        '@id': `ni:///sha-256;${receipt.notice.hash.slice('sha256-'.length)}`,
        '@type': 'dpv:ConsentNotice',
        'dct:language': 'ar',
      },
      { '@type': 'dpv:PrivacyNotice', 'schema:url': '/privacy', 'schema:version': '2025-02' },
    ],
  });
  const processes = record?.['dpv:hasProcess'] as Node[];
  expect(processes.map((process) => process['dpv:hasPurpose'])).toEqual([
    'dpv:ServicePersonalisation',
    'dpv:ServiceUsageAnalytics',
    'dpv:Marketing',
  ]);
  expect(statusOf(record, 'analytics')).toMatchObject({
    '@type': 'dpv:ConsentGiven',
    'dpv:isIndicatedAtTime': receipt.issuedAt,
    'dpv:hasIndicationMethod': 'accept-all (banner)',
    'dpv:hasDuration': { 'rdf:value': receipt.expiresAt },
  });
  expect(statusOf(record, 'marketing')['@type']).toBe('dpv:ConsentRefused');
});

test('a withdrawal is one, and rests on no consent where none was asked for', () => {
  const visitor = createVisitor();
  const notice = visitor.receipt().notice;
  const [withdrawn, objected] = documentOf(
    visitor.receipt({ action: 'withdraw', method: 'preferences' }),
    visitor.receipt({ notice: { ...notice, regime: 'opt-out' } }),
  )['@graph'];
  expect(statusOf(withdrawn, 'marketing')['@type']).toBe('dpv:ConsentWithdrawn');
  expect(statusOf(withdrawn, 'analytics')['@type']).toBe('dpv:ConsentGiven');
  expect(JSON.stringify(withdrawn)).toContain('dpv:ExpressedConsent');
  expect(JSON.stringify(objected)).not.toContain('dpv:hasLegalBasis');
});

test('E16: whatever the receipts hold, the document is whole, and no text of theirs becomes a name in it', () => {
  fc.assert(
    fc.property(fc.array(receipts, { maxLength: 4 }), (all) => {
      const { '@context': context, '@graph': graph } = documentOf(...all);
      expect(graph.map((record) => record['dct:identifier'])).toEqual(all.map(({ receiptId }) => receiptId));
      // Every name but JSON-LD's own has a prefix that the document itself explains.
      for (const name of namesIn(graph)) expect(context).toHaveProperty([/^(\w+):/.exec(name)?.[1] ?? name]);
    }),
    { numRuns: 300 },
  );
});

test('needs no network: the context is inside, and every prefix in it is an address of its own', () => {
  const { '@context': context, '@graph': graph } = documentOf();
  expect(graph).toEqual([]);
  for (const [name, meaning] of Object.entries(context)) {
    if (typeof meaning === 'string') expect(meaning).toMatch(/^https?:\/\/.*[#/]$/);
    else expect(context).toHaveProperty([name.split(':')[0] as string]);
  }
});

/** Keys, types, and values of properties that name something. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.startsWith('@') ? [] : [key]),
    ...(key === '@type' || key === 'dpv:hasPurpose' || key === 'dpv:hasLegalBasis' ? [String(inner)] : []),
    ...namesIn(inner),
  ]);
}
