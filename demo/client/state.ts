import type { Assent } from '../../src/types';

/*
 * A page with Assent in one state: does what a visitor would do to get there. Only then is it what the frame is there for.
 */

/** By the names in `states/list.mjs`. */
const REACH: Readonly<Record<string, (assent: Assent) => unknown>> = {
  async unfold(assent) {
    await assent.open();
    (await found<HTMLElement>('[part~=dialog] input[name=analytics]')).click();
    (await found<HTMLElement>('[part~=dialog] li summary')).click();
  },
  async search(assent) {
    await assent.open();
    const field = await found<HTMLInputElement>('[part~=dialog] input[type=search]');
    field.value = 'goo';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  },
  signal: (assent) => assent.open(),
  reject: (assent) => assent.rejectAll(),
  async history(assent) {
    await assent.rejectAll();
    await assent.set({ chat: true });
    await assent.open();
    await press('receipts');
  },
  async erase(assent) {
    await assent.rejectAll();
    await assent.open();
    await press('erase');
  },
  /** An answer under the policy of before, and then the page of after. */
  async note(assent) {
    if (isLater) return;
    await assent.rejectAll();
    location.replace(`${location.href}&later`);
  },
};

const { reach = '' } = document.documentElement.dataset;
const isLater = new URLSearchParams(location.search).has('later');

if (reach === 'signal') Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
window.assentQueue ??= [];
window.assentQueue.push(async (assent) => {
  // What was answered here at an earlier visit.
  if (!isLater && assent.consent.status === 'decided') await assent.reset();
  await REACH[reach]?.(assent);
});
insertTag();

/** It waits in a template: the signal is a visitor's, which is there before any script. */
function insertTag(): void {
  const template = document.querySelector<HTMLTemplateElement>('#tag');
  if (template) document.head.append(document.importNode(template.content, true));
}

async function press(action: string): Promise<void> {
  (await found<HTMLElement>(`[part~=dialog] [data-action=${action}]`)).click();
}

/** Something of the interface, once it is drawn: by the documented hooks. */
async function found<T extends Element>(selector: string): Promise<T> {
  for (;;) {
    const it = document.querySelector('assent-ui')?.shadowRoot?.querySelector<T>(selector);
    if (it) return it;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
