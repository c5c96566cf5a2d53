import { broken, POLLUTED, wrapping } from '../harness/page-faults';

/* What pages, their libraries and their visitors' extensions do to what a script finds, as text of a script. */

/** What pages, their polyfills and their old libraries put in the place of what the language has. */
export const PATCHES: Readonly<Record<string, string>> = {
  'every says yes': `Array.prototype.every = () => true`,
  'call is replaced': `Function.prototype.call = () => undefined`,
  'apply is replaced': `Function.prototype.apply = () => undefined`,
  'Prototype 1.6 writes JSON': `Array.prototype.toJSON = function () { return '[]' }`,
};

/** What a page puts beside it, under names that settings, categories, services and answers have. */
export const POLLUTIONS: Readonly<Record<string, string>> = {
  'polluted with a category': POLLUTED,
  'polluted with settings': `Object.prototype.audience = 'general'; Object.prototype.services = {}; Object.prototype.days = 1`,
  'polluted with a service': `Object.prototype.category = 'necessary'; Object.prototype.id = 'G-1'`,
  'polluted with answers': `Object.prototype.answers = new Map([['analytics', true]]); Object.prototype.implied = () => new Map([['analytics', true]])`,
  'polluted with consent': `Object.prototype.consentService = 'x'; Object.prototype.consentAfter = 'y'; Object.prototype.src = 'z'`,
};

/** What leaves the visitor without a banner, or forgets a no, may do so, but opens nothing. */
export const OPENS_NOTHING: Readonly<Record<string, string>> = {
  'some says yes': `Array.prototype.some = () => true`,
  'includes says yes': `Array.prototype.includes = () => true`,
  'filter keeps all': `Array.prototype.filter = function () { return this }`,
  'find finds the first': `Array.prototype.find = function () { return this[0] }`,
  'split makes nothing': `String.prototype.split = () => []`,
  'test says yes': `RegExp.prototype.test = () => true`,
  'hasOwn says yes': `Object.hasOwn = () => true`,
  'weak maps say yes': `WeakMap.prototype.get = WeakMap.prototype.has = () => true`,
  'sets have all': `Set.prototype.has = () => true`,
};

/** An element for each name that the document, or what is in it, has something by: some 300. */
export const named = (tag: string) => `
  const names = [Document, Element, Node, EventTarget].flatMap((it) => Object.getOwnPropertyNames(it.prototype));
  document.body.append(...[...new Set(names)].filter((name) => name !== 'constructor').map((name) => {
    const it = Object.assign(document.createElement('${tag}'), { hidden: true });
    it.setAttribute('name', name);
    it.id = name;
    return it;
  }));`;

/** So many that a page has. */
const OWNERS = '[Array, Object, String, Number, Promise, Map, Set, WeakMap, RegExp, Function, Date, URL, Headers]';
export const WRAPPED = wrapping(
  `[JSON, Math, ...${OWNERS}.map(({ prototype }) => prototype), Node.prototype, Element.prototype, Storage.prototype, EventTarget.prototype]`,
  '[Array, Object, String, Map].map(({ prototype }) => prototype)',
);

export const BROKEN = ['fetch', 'navigator.sendBeacon', 'XMLHttpRequest.prototype.send'].map(broken).join('\n');
