import { ASKED, type AskedCategory } from '../../consent/categories';
import type { RecordFacts } from '../../receipts/receipt';
import type { ExportedReceipt, ExportFormat } from './format';

/** Inlined, so that a reader needs no network: prefixes, and the two kinds of value that are not plain text. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...ofType('xsd:dateTime', 'dct:created', 'dct:issued', 'dpv:isIndicatedAtTime', 'rdf:value'),
  ...ofType('@id', 'dct:conformsTo', 'dct:replaces', 'dpv:hasPurpose', 'dpv:hasLegalBasis', 'dpv:isIndicatedBy'),
};

function ofType(type: string, ...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { '@type': type }]));
}

const RECORD = 'https://w3id.org/dpv/schema/dpv-27560#record';

const PURPOSES: Readonly<Record<AskedCategory, string>> = {
  preferences: 'dpv:ServicePersonalisation',
  analytics: 'dpv:ServiceUsageAnalytics',
  marketing: 'dpv:Marketing',
};

/** The surfaces of Assent, on which a visitor answers by a click that means nothing else. */
const OWN_SURFACES: readonly string[] = ['banner', 'preferences', 'placeholder'];

/**
 * Consent records in the form that the W3C's community group on data privacy gives to ISO/IEC TS 27560:2023. What a
 * receipt does not say, such as the controller's address or the kinds of data, is not in them either.
 */
export const jsonld: ExportFormat = {
  mediaType: 'application/ld+json',
  extension: 'jsonld',
  begin: `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`,
  write: (receipt) => JSON.stringify(consentRecord(receipt)),
  between: ',\n',
  end: '\n]}\n',
};

function consentRecord(receipt: ExportedReceipt) {
  const { receiptId, issuedAt, receivedAt, origin, previous, notice, policy, adopted } = receipt;
  return {
    '@id': `urn:uuid:${receiptId}`,
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': receiptId,
    'dct:conformsTo': RECORD,
    'dct:created': issuedAt,
    'dct:issued': receivedAt,
    'dct:source': origin,
    ...(adopted && { 'dct:provenance': `${adopted.from}${adopted.at ? ` ${adopted.at}` : ''}` }),
    ...(previous && { 'dct:replaces': `urn:uuid:${previous}` }),
    'dpv:hasDataSubject': {
      '@id': subjectNode(receipt),
      '@type': 'dpv:DataSubject',
      'dct:identifier': receipt.subjectId,
    },
    'dpv:hasNotice': [
      {
        // RFC 6920: a name that is made from what it names.
        '@id': notice.hash.replace('sha256-', 'ni:///sha-256;'),
        '@type': isConsent(receipt) ? 'dpv:ConsentNotice' : 'dpv:PrivacyNotice',
        'dct:identifier': notice.hash,
        ...(notice.language && { 'dct:language': notice.language }),
      },
      { '@type': 'dpv:PrivacyNotice', 'schema:url': policy.url, 'schema:version': policy.version },
    ],
    ...(notice.region && { 'dpv:hasJurisdiction': { '@type': 'dpv:Location', 'dct:identifier': notice.region } }),
    ...(receipt.record ? beyondCookies(receipt, receipt.record) : decided(receipt)),
  };
}

/** A placeholder asks about itself alone: what has no yes there was not refused. */
function decided(receipt: ExportedReceipt) {
  const isSaid = (granted: boolean) => granted || receipt.method !== 'placeholder';
  return {
    'dpv:hasProcess': ASKED.filter((category) => isSaid(receipt.categories[category])).map((category) => ({
      '@type': 'dpv:Process',
      'dct:title': category,
      'dpv:hasPurpose': PURPOSES[category],
      ...legalBasis(receipt),
      'dpv:hasConsentStatus': consentStatus(receipt, receipt.categories[category]),
    })),
    'dpv:hasService': Object.entries(receipt.services)
      .filter(([, granted]) => isSaid(granted))
      .map(([id, granted]) => ({
        '@type': 'dpv:Service',
        'dct:identifier': id,
        'dpv:hasConsentStatus': consentStatus(receipt, granted),
      })),
  };
}

/** What for is a word of the site's own. Its categories are not what it is about. */
function beyondCookies(receipt: ExportedReceipt, { purpose, granted }: RecordFacts) {
  return {
    'dpv:hasProcess': [
      {
        '@type': 'dpv:Process',
        'dct:title': purpose,
        ...legalBasis(receipt),
        'dpv:hasConsentStatus': consentStatus(receipt, granted),
      },
    ],
  };
}

/** Processing that may go on until somebody objects does not rest on consent; what is asked for beyond cookies does everywhere. */
const isConsent = ({ notice, record }: ExportedReceipt): boolean => !!record || notice.regime === 'opt-in';

function legalBasis(receipt: ExportedReceipt) {
  if (!isConsent(receipt)) return {};
  return { 'dpv:hasLegalBasis': OWN_SURFACES.includes(receipt.method) ? 'dpv:ExpressedConsent' : 'dpv:Consent' };
}

/** A receipt of a withdrawal does not say which of its noes was a yes before; the one that it replaces does. */
function consentStatus(receipt: ExportedReceipt, granted: boolean) {
  const isWithdrawn = receipt.action === 'withdraw' || (receipt.record && receipt.previous);
  const refused = isWithdrawn ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused';
  return {
    '@type': granted ? 'dpv:ConsentGiven' : refused,
    'dpv:isIndicatedAtTime': receipt.issuedAt,
    'dpv:isIndicatedBy': subjectNode(receipt),
    'dpv:hasIndicationMethod': `${receipt.action} (${receipt.method})`,
    ...(receipt.expiresAt && {
      'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': receipt.expiresAt },
    }),
  };
}

/** The same for all records of one visitor in this document, and no name outside of it. */
function subjectNode({ subjectId }: ExportedReceipt): string {
  return `_:subject-${subjectId}`;
}
