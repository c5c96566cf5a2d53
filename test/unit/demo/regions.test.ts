// @vitest-environment node
import { expect, test } from 'vitest';
import { REGIONS as TRIED } from '../../../demo/settings.mjs';
import { LAW, REGIONS } from '../../../src/consent/law';

test('the demo can be tried under each row of the law', () => {
  const rows = TRIED.map((code) => (REGIONS.get(code) ?? REGIONS.get('*'))?.row);
  expect(LAW.filter((row) => !rows.includes(row))).toEqual([]);
  expect(rows).toHaveLength(LAW.length);
});
