/**
 * First words of the calls that say what the visitor does, in all vendors' languages together. Any other call says how things
 * are: settings, who is signed in, consent.
 */
const EVENT =
  /^(\w+::)?(track|event|page|capture|logEvent|setCurrentScreen|ping|upgrade|vpv|trigger|tagRecording|stateChange)/;

/** Events of a tag manager's queue that are none of the page's: its own start, and what we say. */
const NOBODYS = /^(gtm\.js$|assent\.)/;

/** Does this entry of a queue say what the visitor does? It may be a call, a word of one, or an object of Google's or Microsoft's. */
export function isEvent(entry: unknown): boolean {
  if (typeof entry === 'string') return EVENT.test(entry);
  const { 0: command, event, ea } = Object(entry);
  if (event !== undefined || ea !== undefined) return !(typeof event === 'string' && NOBODYS.test(event));
  // A function in a queue may say anything.
  return typeof command === 'function' || (typeof command === 'string' && EVENT.test(command));
}

/** How many entries are one call: several in Microsoft's queue, which has a call's words one by one. */
export function lengthOf(list: readonly unknown[], at: number): number {
  const word = list[at];
  if (typeof word !== 'string') return 1;
  // What it is called is a word too.
  const size = /^(event|consent)$/.test(word) && typeof list[at + 1] === 'string' ? 2 : 1;
  return Object(list[at + size]) === list[at + size] ? size + 1 : size;
}
