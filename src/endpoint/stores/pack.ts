import { deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib';

/**
 * What receipts are made of. Never edited, since what was packed with it needs it: a better one would be a further format.
 */
const DICTIONARY = Buffer.from(
  'firebase-analytics firebase-performance google-ads google-tag-manager hotjar hubspot intercom linkedin-insight ' +
    'matomo microsoft-clarity microsoft-uet pinterest-tag plausible posthog recaptcha reddit-pixel snap-pixel ' +
    'tiktok-pixel umami x-pixel google-maps instagram spotify vimeo paypal stripe "youtube":false,"tiktok":true,' +
    '{"action":"erase","marker":""action":"purge","batches":[["action":"notice","hash":"sha256-' +
    '"method":"preferences""method":"placeholder""method":"signal""method":"api""regime":"notice""regime":"opt-out",' +
    '"action":"choose""action":"withdraw""action":"signal""action":"reject-all","categories":{"analytics":false,' +
    '"marketing":false,"necessary":true,"preferences":false},"region":"US-CA"{"action":"accept-all","categories":' +
    '{"analytics":true,"marketing":true,"necessary":true,"preferences":true},"expiresAt":"2027-05-21T10:00:00.000Z",' +
    '"issuedAt":"2026-11-22T10:00:00.000Z","method":"banner","notice":{"hash":"sha256-","language":"en","regime":' +
    '"opt-in","region":"OM"},"origin":"https://","policy":{"url":"/privacy","version":"2026-"},"previous":null,' +
    '"schema":"assent-receipt/1","sdk":"0.1.0","services":{"google-analytics":true,"meta-pixel":true},' +
    '"signals":{"gpc":false}}',
);

/** First byte of what is packed, so that other ways can be added. */
const WITHOUT_IDS = 1;
const WHOLE = 2;

/** A small window, since what is packed is small: the default takes a quarter of a megabyte for each. */
const OPTIONS: ZlibOptions = { dictionary: DICTIONARY, windowBits: 12, memLevel: 5 };

/** The ids of a receipt, which have columns of their own. */
export interface Ids {
  readonly receiptId: string;
  readonly subjectId: string;
}

/** A text as few bytes: 700 bytes of a receipt become about a hundred. `ids` are left out. */
export function pack(body: string, ids?: Ids): Uint8Array {
  // In its column an id has no capitals, so one that has them stays in the text.
  const short = ids && ids.receiptId === ids.receiptId.toLowerCase();
  const text = short ? withoutIds(body, ids) : body;
  return Buffer.concat([Buffer.of(short ? WITHOUT_IDS : WHOLE), deflateRawSync(text, OPTIONS)]);
}

/** @throws for bytes that were damaged in such a way that they are no text any more */
export function unpack(packed: Uint8Array, ids?: Ids): string {
  const [format] = packed;
  if (format !== WHOLE && !(format === WITHOUT_IDS && ids)) throw new RangeError(`packed in an unknown way: ${format}`);
  const text = inflateRawSync(packed.subarray(1), OPTIONS).toString();
  return format === WITHOUT_IDS && ids ? withIds(text, ids) : text;
}

/*
 * In canonical JSON members stand in order, so `receiptId` stands just before `schema`, and `subjectId` is the last. In
 * the texts before them a quotation mark is always escaped: the first match is the member.
 */

function withoutIds(body: string, ids: Ids): string {
  const short = body.replace(receiptMember(ids), '').replace(subjectMember(ids), '}');
  if (withIds(short, ids) !== body) throw new TypeError('this is no canonical JSON of a receipt with these ids');
  return short;
}

function withIds(short: string, ids: Ids): string {
  // Functions, since `$` would mean something in a text.
  return short.replace('"schema":', (name) => receiptMember(ids) + name).replace(/\}$/, () => subjectMember(ids));
}

const receiptMember = ({ receiptId }: Ids) => `"receiptId":"${receiptId}",`;
const subjectMember = ({ subjectId }: Ids) => `,"subjectId":"${subjectId}"}`;
