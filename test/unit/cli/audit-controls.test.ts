// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { MANAGERS } from '../../../src/audit/managers';
import { findAsker } from '../../../src/cli/audit/answer';
import { type AuditFlags, controlsOf } from '../../../src/cli/audit/flags';

/** A page on which the banner of one manager alone is to be seen. */
const pageWith = (banner: string) =>
  ({
    locator: (selector: string) => ({
      first: () => ({ waitFor: async () => undefined, count: async () => (selector.startsWith(banner) ? 1 : 0) }),
    }),
  }) as unknown as Page;
const given = (flags: Partial<AuditFlags>) => controlsOf(flags as AuditFlags);

test("selectors beside the buttons take the place of the recognised manager's, and of no other of them", async () => {
  const klaro = MANAGERS.find(({ id }) => id === 'klaro');
  const page = pageWith('#klaro');
  expect(await findAsker(page, given({}), 1)).toEqual(klaro);
  const asker = await findAsker(page, given({ reopen: '#link', save: '#save' }), 1);
  expect(asker).toEqual({ ...klaro, reopen: { click: '#link' }, save: '#save' });
});

test('with both buttons the page is known by them alone', async () => {
  const asker = await findAsker(pageWith('#klaro'), given({ accept: '#yes', reject: '#no', switch: 'input' }), 1);
  expect(asker).toEqual({
    ...{ id: 'selectors', banner: '#yes, #no', accept: ['#yes'], reject: ['#no'], switches: 'input' },
  });
});
