import { type Decision, fnv1a } from './decision';

/**
 * The cookie's text, version 2. Eleven fields between dots, of characters that every cookie parser keeps:
 *
 *     2 . secret . subject . time . regime . region . policy version . yes . no . site . checksum
 *
 * - subject: base64url(SHA-256(secret))
 * - time: milliseconds since 1970
 * - regime: opt-in, opt-out or notice; region: ISO 3166 or nothing; policy version: percent-encoded
 * - yes, no: between tildes, categories by name and services by their key (see `answerKey`); what was not asked is in
 *   neither
 * - site: which of this host; version 1 has no such field
 * - checksum: FNV-1a (32 bits, decimal) of the fields before it, joined by commas
 */
export function encodeDecision({ secret, subject, at, regime, region, version, answers, site }: Decision): string {
  const answered = (answer: boolean) =>
    [...answers]
      .filter(([, value]) => value === answer)
      .map(([key]) => key)
      .sort()
      .join('~');
  const fields = [
    '2',
    secret,
    subject,
    at,
    regime,
    region,
    encodeURIComponent(version).replace(/\./g, '%2E'),
    answered(true),
    answered(false),
    site,
  ];
  return [...fields, fnv1a(fields.join())].join('.');
}
