import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { servicesText } from '../../../src/endpoint/receipts/text';

test.each([
  [{}],
  [{ 'google-analytics': true, 'meta-pixel': false }],
  [{ 'meta-pixel': false, 'google-analytics': true }],
  // JavaScript has such names first and by their value, canonical JSON by their characters.
  [{ '9': true, '10': false, a: true }],
  [{ é: true, z: false, '\u{1f36a}': true, '\uffee': false }],
])('the text of %j is the canonical one', (services) => {
  expect(servicesText(services)).toBe(canonicalJson(services));
});
