// @vitest-environment node
import { expect, test } from 'vitest';
import { catalogue } from '../../../demo/services/catalogue';
import { READY_MADE } from '../../../src/services/find';
import { wrongOptions } from '../../../src/services/options';

const entries = catalogue();

test('every ready-made service is in the catalogue', () => {
  expect(entries.map(({ id }) => id)).toEqual(READY_MADE.map(({ definition: { id } }) => id));
});

test('every option that a service needs has a sample of its form', () => {
  const wrong = READY_MADE.map(({ definition: { id, forms } }, i) => [
    id,
    wrongOptions(forms, entries[i]?.options ?? {}),
  ]);
  expect(wrong.filter(([, paths]) => paths?.length)).toEqual([]);
});

test('what a page embeds is the page that its service knows, on one of its hosts', () => {
  for (const [i, { definition, about }] of READY_MADE.entries()) {
    const { frame, script } = entries[i] ?? {};
    const address = frame ?? script;
    if (!address) continue;
    const forms = about.hosts.map((host) => RegExp(`^${host.replaceAll('.', '\\.').replace('*', '[\\w-]+')}$`));
    expect(
      forms.some((form) => form.test(new URL(address).host)),
      address,
    ).toBe(true);
    if (definition.pages) {
      expect(
        definition.pages.some(([form]) => form.test(address)),
        address,
      ).toBe(true);
    }
  }
});
