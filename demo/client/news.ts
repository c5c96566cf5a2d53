import type { Assent } from '../../src/types';

/*
 * The sign-up form of the landing page: a consent beyond cookies. No mail is sent, and the address goes nowhere; a site of
 * your own keeps it beside the id of the receipt.
 */

const section = document.getElementById('news');
const form = section?.querySelector('form');
const said = section?.querySelector('output');
/** Word for word what stands beside the box, and, where it is taken back, beside the link. */
const textOf = (name: string) => section?.querySelector(`[data-text=${name}]`)?.textContent?.trim() ?? '';

async function record(assent: Assent, granted: boolean): Promise<void> {
  const { receipt } = await assent.record({
    purpose: 'newsletter',
    granted,
    text: textOf(granted ? 'consent' : 'unsubscribe'),
  });
  if (said) said.textContent = `${section?.dataset[granted ? 'signedUp' : 'unsubscribed']} ${receipt.receiptId}`;
}

/** What each mail would end with leads here. */
function unsubscribeOnArrival(assent: Assent): void {
  if (location.hash !== '#unsubscribe') return;
  record(assent, false).catch(reportError);
  // Another visit of the same address is no other act.
  history.replaceState(history.state, '', location.pathname + location.search);
}

window.assentQueue ??= [];
window.assentQueue.push((assent) => {
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    record(assent, true).then(() => form.reset(), reportError);
  });
  addEventListener('hashchange', () => unsubscribeOnArrival(assent));
  unsubscribeOnArrival(assent);
});
