import { readFileSync } from 'node:fs';
import type { Container } from '../../../../demo/tag-managers/gtm/make.mjs';
import type { Handler } from '../proxy';
import { INLINE } from '../snippets';
import { script } from '../vendors';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What `gtm.js` answers for a container: the double of Google Tag Manager, with the double of its sandbox in it. */
export function gtmDouble(container: Container): Handler {
  const text =
    read('./gtm-sandbox.js') +
    read('./gtm-container.js').replace('(CONTAINER)', () => `(${JSON.stringify(container)})`);
  return () => script(text);
}

/** Google's snippet for a page, as its documents have it. */
export const GTM_SNIPPET = `<script>${INLINE.find(({ service }) => service === 'google-tag-manager')?.code}</script>`;
