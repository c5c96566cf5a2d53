import { broken, NO_TYPES, POLLUTED, STORAGE, strictPolicy, wrapping } from '../../browser/harness/page-faults';
import type { Handler } from '../../browser/harness/proxy';
import { hang, notFound, throws } from '../../browser/harness/vendors';
import { type Gated, manyInline, type Scene } from '../pages/scene';

export const VENDOR = 'https://tags.vendor.test';
export const NONCE = 'abc';
/** What did not come until then does not come. */
export const PATIENCE = 10_000; // ms

/** Something that goes wrong on a page. What is left out is as on the page where nothing does. */
export interface PageFault {
  readonly name: string;
  /** What it is, for the document. */
  readonly text: string;
  /** Script of the page's, in front of everything else. */
  readonly script?: string;
  /** Runs in the page before anything of it. */
  readonly before?: () => void;
  /** First in the page's body. */
  readonly markup?: string;
  /** Value of the manager's own cookie. */
  readonly cookie?: string;
  readonly areCookiesOff?: boolean;
  readonly isLoadedTwice?: boolean;
  /** Content-Security-Policy of the page. All scripts of the page have the nonce. */
  readonly policy?: string;
  /** What the vendor of the first tag answers. */
  readonly vendor?: Handler;
  readonly scene?: Scene;
  /** Tags that nobody could have run, by their ids: it is enough that the vendors' among them are asked for. */
  readonly lost?: readonly number[];
}

/** The tag notes its number where the bench looks. */
const note = (id: number) => `(window.ran = window.ran || []).push(${id});`;

const FIRST = 0;
const INLINE = 1;
const LAST = 2;

const external = (id: number, category: Gated['category']): Gated => ({
  ...{ id, category, code: note(id), src: `${VENDOR}/${id}.js` },
});

/** A vendor's, an inline one and another vendor's: what goes wrong with the first one meets two more. */
const THREE: Scene = {
  name: 'three-tags',
  gated: [
    external(FIRST, 'analytics'),
    { id: INLINE, category: 'analytics', code: note(INLINE) },
    external(LAST, 'marketing'),
  ],
};

const MANY = 5_000;
const many = manyInline(MANY);

export const sceneOf = ({ scene = THREE }: PageFault): Scene => scene;

/** What every manager has to master before it is measured. */
export const NO_FAULT: PageFault = { name: 'no fault', text: 'The page as it is.' };

export const FAULTS: readonly PageFault[] = [
  {
    name: 'vendor 404',
    text: 'The first tag’s script is not found.',
    ...{ vendor: notFound, lost: [FIRST] },
  },
  {
    name: 'vendor throws',
    text: 'The first tag’s script throws as it runs.',
    ...{ vendor: throws, lost: [FIRST] },
  },
  {
    name: 'vendor hangs',
    text: 'The first tag’s vendor takes the request, and never answers.',
    ...{ vendor: hang, lost: [FIRST] },
  },
  {
    name: 'cookie `%`',
    text: 'The manager’s own cookie is `%`, which no decoder of addresses takes.',
    cookie: '%',
  },
  {
    name: 'cookie `{bad`',
    text: 'The manager’s own cookie is `{bad`, which is no JSON.',
    cookie: '{bad',
  },
  {
    name: 'strict CSP',
    text: `The page’s policy is \`${strictPolicy('…', "'self'")}\`, and all of its scripts have the nonce.`,
    policy: strictPolicy(NONCE, "'self'"),
  },
  {
    name: 'Trusted Types',
    text: `The page’s policy is \`${NO_TYPES}\`. No script may give another its text then, so the inline tag does not count.`,
    ...{ policy: NO_TYPES, lost: [INLINE] },
  },
  {
    name: 'cookies off',
    text: 'The browser keeps no cookie that a script writes.',
    areCookiesOff: true,
  },
  {
    name: 'storage throws',
    text: '`localStorage`, `sessionStorage` and `indexedDB` throw at whoever names them, as where a visitor’s settings deny them.',
    before: STORAGE.throws,
  },
  {
    name: 'loaded twice',
    text: 'What the manager’s documents have put into the page is there twice.',
    isLoadedTwice: true,
  },
  {
    name: '`Array.prototype` patched',
    text:
      'All methods of arrays are wrapped, as monitors and polyfills do; each still does what it did. One more method, which a loop ' +
      'of names meets, throws when it is called.',
    script: wrapping('[Array.prototype]', '[Array.prototype]'),
  },
  {
    name: '`JSON` patched',
    text: '`JSON.stringify` throws.',
    script: broken('JSON.stringify'),
  },
  {
    name: '`Object.prototype` polluted',
    text: '`Object.prototype` has the names of both categories, as `true`. Those of tarteaucitron’s services are others.',
    script: POLLUTED,
  },
  {
    name: '`document.cookie` clobbered',
    text: 'The page has an `<img name="cookie">`, which is what `document.cookie` is then.',
    markup: '<img name="cookie" alt="">',
  },
  {
    name: '5,000 tags',
    text: 'There are 5,000 inline tags of one category.',
    scene: { ...many, gated: many.gated.map((tag) => ({ ...tag, code: note(tag.id) })) },
  },
];
