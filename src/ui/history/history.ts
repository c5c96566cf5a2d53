import styles from '../../../styles/history.css';
import type { Notice } from '../../consent/notice';
import type { DrawHistory, HistoryPort, HistoryView, OwnReceipt } from '../port';
import { element } from '../shared/element';
import { adopt } from '../shared/style-sheet';
import { textOf } from '../shared/texts';
import { download } from './download';
import { shownNotice } from './shown-notice';

/** What stands in a place: the list, and its lines by what each says. */
interface Drawn {
  /** Language, and whose receipts: with another all is drawn anew. */
  readonly of: string;
  readonly list: HTMLElement;
  readonly lines: Map<string, HTMLElement>;
  /** As it was drawn last. */
  view: HistoryView;
}

/** The visitor's own receipts, the latest first, with what the visitor can take along of each and of all. */
export function createHistory(port: HistoryPort): DrawHistory {
  const drawn = new WeakMap<HTMLElement, Drawn>();
  adopt(port.root, styles, port.signal);
  return (place, view) => {
    const { receipts, locale } = view;
    if (!receipts.length) {
      drawn.delete(place);
      place.replaceChildren(element('p', {}, textOf(view.notice, 'noReceipts')));
      return;
    }
    let it = drawn.get(place);
    const of = `${locale.code} ${port.subjectId()}`;
    if (it?.of !== of) {
      it = { of, list: element('ol', { class: 'receipts' }), lines: new Map(), view };
      drawn.set(place, it);
      place.replaceChildren(...idLine(port, view), it.list, wholeButtons(port, it));
      place.scrollIntoView?.({ block: 'nearest' });
    }
    it.view = view;
    arrange(it, port);
  };
}

/** Puts in what is new and takes out what is not so any more. The rest stays where it is, and with it what has the focus. */
function arrange({ list, lines, view }: Drawn, port: HistoryPort): void {
  // Western digits in every language, as versions and ids have them.
  const date = new Intl.DateTimeFormat(`${view.locale.code}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' });
  const wanted = view.receipts.toReversed().map((own) => {
    const key = `${own.receipt.receiptId} ${own.acknowledged} ${canProve(own, port)}`;
    const line = lines.get(key) ?? lineOf(own, date.format(new Date(own.receipt.issuedAt)), view, port);
    lines.set(key, line);
    return line;
  });
  for (const line of [...list.children]) if (!wanted.includes(line as HTMLElement)) line.remove();
  wanted.forEach((line, i) => {
    if (list.children[i] !== line) list.insertBefore(line, list.children[i] ?? null);
  });
}

/** The endpoint has it, under an id whose secret is here. */
function canProve({ receipt, acknowledged }: OwnReceipt, port: HistoryPort): boolean {
  return acknowledged && !!port.endpoint && receipt.subjectId === port.subjectId();
}

function idLine(port: HistoryPort, { notice }: HistoryView): HTMLElement[] {
  const id = port.subjectId();
  return id ? [element('p', {}, `${textOf(notice, 'subject')}: `, code(id))] : [];
}

function lineOf(own: OwnReceipt, when: string, view: HistoryView, port: HistoryPort): HTMLElement {
  const { receipt, acknowledged } = own;
  const { locale, notice } = view;
  const text = (name: string) => textOf(notice, name);
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element('b', {}, ...headline(receipt, view)),
      element('time', { datetime: receipt.issuedAt }, when),
    ),
    ...(receipt.record
      ? []
      : [element('p', {}, `${text('allowed')}: ${locale.list(allowedIn(receipt, view)) || text('allowedNothing')}`)]),
    element(
      'p',
      {},
      `${text('policyLink')} `,
      element('bdi', {}, receipt.policy.version),
      ' ',
      code(receipt.notice.hash),
    ),
    element('p', {}, text(acknowledged ? 'receiptStored' : 'receiptWaiting')),
    ...(canProve(own, port) ? [details(receipt, view, port), proofButton(receipt, when, view, port)] : []),
  );
}

/** What was done. Names of the site's own, and of former managers, are in no language of ours. */
function headline({ action, record, adopted, categories, services }: OwnReceipt['receipt'], view: HistoryView) {
  const { actions } = view.locale;
  if (action === 'record') {
    const done = record?.granted ? textOf(view.notice, 'allowed') : actions.withdraw;
    return [`${done}: `, element('bdi', {}, record?.purpose ?? '')];
  }
  if (action !== 'adopt') return [actions[action]];
  const { necessary: _, ...asked } = categories;
  const answers = [...Object.values(asked), ...Object.values(services)];
  const like = answers.every(Boolean) ? 'accept-all' : answers.some(Boolean) ? 'choose' : 'reject-all';
  return [`${actions[like]} (`, element('bdi', {}, adopted?.from ?? ''), ')'];
}

/** Unfolds the notice that the receipt is of, beside the receipt's own id. */
function details({ receiptId, notice: { hash } }: OwnReceipt['receipt'], view: HistoryView, port: HistoryPort) {
  const summary = element('summary', {}, element('span', {}, textOf(view.notice, 'details')));
  const made = element('details', {}, summary);
  made.addEventListener('toggle', async () => {
    if (!made.open || summary.nextSibling) return;
    try {
      const shown = shownNotice(await port.notice(hash), namesOf(view.notice));
      if (!summary.nextSibling) made.append(code(receiptId), shown);
    } catch {
      made.open = false;
      view.say(textOf(view.notice, 'failed'));
    }
  });
  return made;
}

function proofButton(receipt: OwnReceipt['receipt'], when: string, view: HistoryView, port: HistoryPort) {
  const { receiptId } = receipt;
  const text = textOf(view.notice, 'proof');
  const act = () => keep(`proof-${receiptId}.json`, () => port.own(`/${receiptId}/proof`), view);
  // One of many that say the same.
  return element('div', { class: 'links' }, button('proof', text, act, { 'aria-label': `${text}: ${when}` }));
}

/** All of them: as they are here, and, from the endpoint, as records of a standard. */
function wholeButtons(port: HistoryPort, it: Drawn): HTMLElement {
  const { view } = it;
  const text = textOf(view.notice, 'download');
  const linked = text.replace('JSON', 'JSON-LD');
  const json = () => download('assent-receipts.json', JSON.stringify(it.view.receipts, null, 2));
  const jsonld = () => keep('assent-receipts.jsonld', () => port.own('?format=jsonld'), view);
  return element(
    'div',
    { class: 'pair' },
    button('download', text, json),
    ...(port.endpoint && port.subjectId()
      ? [button('download-jsonld', linked === text ? `${text} (JSON-LD)` : linked, jsonld)]
      : []),
  );
}

/** What only the endpoint has. Where it does not give it, that is said. */
async function keep(fileName: string, get: () => Promise<string>, { say, notice }: HistoryView): Promise<void> {
  say('');
  try {
    download(fileName, await get());
  } catch {
    say(textOf(notice, 'failed'));
  }
}

function button(action: string, text: string, act: () => unknown, attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', part: 'button', 'data-action': action, ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

const code = (text: string) => element('code', { dir: 'ltr' }, text);

function namesOf({ categories }: Notice): Map<string, string> {
  return new Map<string, string>(
    categories.flatMap(({ name, title, services }) => [
      [name, title] as const,
      ...services.map(({ id, name: service = id }) => [id, service] as const),
    ]),
  );
}

function allowedIn({ categories, services }: OwnReceipt['receipt'], { notice }: HistoryView): string[] {
  const names = namesOf(notice);
  return [...Object.entries(categories), ...Object.entries(services)]
    .filter(([name, yes]) => yes && name !== 'necessary')
    .map(([name]) => names.get(name) ?? name);
}
