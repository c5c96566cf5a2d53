import { randomOf } from '../../../soak/scenario';

export interface Payload {
  readonly text: string;
  /** It does what it does where it is taken for an address. */
  readonly isAddress: boolean;
}

/** Asked by whatever is parsed as HTML or CSS, whether scripts run or not. */
export const CANARY = 'canary.test';

type Make = (id: number) => string;
/** It tells the test, from frames of the page too. */
const run: Make = (id) => `top.hit(${id})`;
const url: Make = (id) => `https://${CANARY}/${id}`;

/** What is known to run, or to ask, where a text is written as HTML. */
const MARKUP: readonly Make[] = [
  (id) => `<script>${run(id)}</script>`,
  (id) => `<script src=${url(id)}.js></script>`,
  (id) => `<img src=x onerror=${run(id)}>`,
  (id) => `<img src=${url(id)}.gif>`,
  (id) => `<image src=x onerror="alert(${id})">`,
  (id) => `<svg onload=${run(id)}>`,
  (id) => `<svg><animate onbegin=${run(id)} attributeName=x dur=1s>`,
  (id) => `<svg><set onbegin=${run(id)} attributename=x to=1>`,
  (id) => `<svg><script>${run(id)}</script></svg>`,
  (id) => `<svg><script href="data:text/javascript,${run(id)}"/>`,
  (id) => `<svg><a xlink:href="javascript:${run(id)}"><text y=9>x</text></a>`,
  (id) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run(id)}&gt;">`,
  (id) => `<iframe src="javascript:${run(id)}"></iframe>`,
  (id) => `<iframe srcdoc="<script>${run(id)}</script>"></iframe>`,
  (id) => `<iframe onload=${run(id)}></iframe>`,
  (id) => `<object data="javascript:${run(id)}"></object>`,
  (id) => `<object data="${url(id)}"></object>`,
  (id) => `<embed src="javascript:${run(id)}">`,
  (id) => `<details open ontoggle=${run(id)}>x</details>`,
  (id) => `<input autofocus onfocus=${run(id)}>`,
  (id) => `<video><source onerror=${run(id)}></video>`,
  (id) => `<video poster=${url(id)}.gif></video>`,
  (id) => `<audio src=x onerror=${run(id)}></audio>`,
  (id) => `<body onload=${run(id)} onpageshow=${run(id)}>`,
  (id) => `<marquee onstart=${run(id)}>x</marquee>`,
  (id) => `<style>@import "${url(id)}.css";</style>`,
  (id) => `<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart="${run(id)}">x`,
  (id) => `<link rel=stylesheet href=${url(id)}.css>`,
  (id) => `<p style="background:url(${url(id)}.gif)" onmouseover=${run(id)} onpointerenter=${run(id)}>x`,
  (id) => `<a href="javascript:${run(id)}" autofocus tabindex=1 onfocus=${run(id)}>x</a>`,
  (id) => `<form action="javascript:${run(id)}"><button autofocus onfocus=${run(id)}>x</button></form>`,
  (id) => `<button formaction="javascript:${run(id)}" popovertarget=x onbeforetoggle=${run(id)}>x</button>`,
  (id) => `<noscript><p title="</noscript><img src=x onerror=${run(id)}>">`,
  (id) => `<template><s></template><img src=x onerror=${run(id)}>`,
  (id) => `<x-y contenteditable autofocus onfocus=${run(id)}>x</x-y>`,
];
/** What runs in the middle of an attribute, a script, a style sheet or a template. */
const INNER: readonly Make[] = [
  (id) => ` autofocus onfocus=${run(id)} x=`,
  (id) => ` style=animation-name:x onanimationstart=${run(id)} `,
  (id) => `;${run(id)};//`,
  (id) => `-${run(id)}-`,
  (id) => `\u2028${run(id)}\u2028//`,
  (id) => `{{constructor.constructor('${run(id)}')()}}`,
  (id) => `\${${run(id)}}`,
  (id) => `<%= ${run(id)} %>`,
  (id) => `;}*{background:url(${url(id)}.gif)}`,
  (id) => `expression(${run(id)})`,
];
/** What runs where it is followed or loaded as an address. */
const ADDRESSES: readonly Make[] = [
  (id) => `javascript:${run(id)}`,
  (id) => `JaVaScRiPt:${run(id)}`,
  (id) => `java\tscript:${run(id)}`,
  (id) => `java\nscript\r:${run(id)}`,
  (id) => ` \n javascript:${run(id)}`,
  (id) => `\u0001\u001fjavascript:${run(id)}`,
  (id) => `javascript://x/%0a${run(id)}`,
  (id) => `javascript:/*/?#*/${run(id)}`,
  (id) => `javascript:'<script>${run(id)}</script>'`,
  (id) => `data:text/html,<script>${run(id)}</script>`,
  (id) => `data:text/html;base64,${Buffer.from(`<script>${run(id)}</script>`).toString('base64')}`,
  (id) => `vbscript:${run(id)}`,
  (id) => `view-source:javascript:${run(id)}`,
  (id) => `feed:javascript:${run(id)}`,
];

/** What a text may be in the middle of. */
const AFTER = ['', '">', "'>", '-->', '</title></textarea></style></script>', ']]>', '"', '`', '\u0000'];

const entities = (text: string, form: (code: number) => string) =>
  text.replace(/[<>"':]/g, (sign) => form(sign.codePointAt(0) ?? 0));
/** What somebody might decode once too often, and what parsers skip. */
const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => entities(text, (code) => `&#${code};`),
  (text) => entities(text, (code) => `&#x${code.toString(16)};`),
  (text) => entities(text, (code) => `&amp;#${code};`),
  (text) => encodeURIComponent(text),
  (text) => entities(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  (text) => text.replace(/<(\w+)/g, (_, name: string) => `<${name.toUpperCase()}\f`),
  (text) => text.replace(/[<>]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
];

/** Payloads: each known vector, behind each thing that ends what it may stand in, in each encoding, in an order of the seed's. */
export function payloadsOf(seed: number, count: number): Payload[] {
  const random = randomOf(seed);
  const all = [...MARKUP, ...INNER, ...ADDRESSES].flatMap((make) => {
    const isAddress = ADDRESSES.includes(make);
    return (isAddress ? ['', '"'] : AFTER).flatMap((after) =>
      ENCODINGS.map((encode) => ({ isAddress, of: (id: number) => encode(after + make(id)) })),
    );
  });
  if (count > all.length) throw new Error(`there are ${all.length} payloads; use as many, or less`);
  for (let i = all.length - 1; i > 0; i--) {
    const other = random(i + 1);
    [all[i], all[other]] = [all[other], all[i]] as [(typeof all)[0], (typeof all)[0]];
  }
  return all.slice(0, count).map(({ isAddress, of }, id) => ({ isAddress, text: of(id) }));
}

/** Those that do something where they are written as HTML as they are: what shows that a test could fail. */
export const liveMarkup = (): string[] => MARKUP.map((make, id) => make(id));
