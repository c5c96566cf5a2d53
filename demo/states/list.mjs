import { readFileSync } from 'node:fs';
import { POLICY_VERSION } from '../settings.mjs';

/** Codes as in `src/locales/`. @type {readonly string[]} */
export const LANGUAGES = JSON.parse(readFileSync(new URL('../../dist/demo/languages.json', import.meta.url), 'utf8'));

/** Of which a page is written from right to left. */
export const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** After the policy has changed in what needs no new answer. */
export const LATER = { version: '2025-10', renewSince: POLICY_VERSION };

const CHAT = {
  category: 'preferences',
  name: 'Support chat',
  provider: 'Example Ltd',
  privacyUrl: 'https://chat.example/privacy',
  cookies: ['chat_*'],
  storage: ['chat:*'],
  retention: '12 month',
};

/** Of those states that say no others. */
export const SERVICES = {
  'google-analytics': { id: 'G-XXXXXXX' },
  'meta-pixel': { id: '1234567890' },
  youtube: {},
  chat: CHAT,
};

/** So many that they are folded. None of them loads anything where nothing of it is on the page, whatever the law allows. */
const MANY = {
  ...Object.fromEntries(
    ['youtube', 'instagram', 'tiktok', 'vimeo', 'spotify', 'x', 'google-maps', 'stripe', 'paypal'].map((id) => [
      id,
      {},
    ]),
  ),
  forum: { ...CHAT, name: 'Forum', cookies: ['forum_*'], storage: [] },
  chat: CHAT,
  survey: { ...CHAT, category: 'analytics', name: 'Survey', cookies: ['survey'], storage: [] },
  newsletter: { ...CHAT, category: 'marketing', name: 'Newsletter', cookies: ['letter_*'], storage: [] },
};

const optOut = { region: 'US-CA', services: MANY };

/**
 * @typedef {object} State
 * @property {string} id part of its address
 * @property {'wide' | 'half' | 'phone'} size of its frame
 * @property {string} [reach] what `client/state.ts` does there; without, the page is as it comes
 * @property {boolean} [film] whether a video is on the page
 * @property {object} [settings] those that make the state
 */

const banner = (id, size, layout, position = 'bottom') => ({ id, size, settings: { ui: { layout, position } } });

/** @type {readonly { id: string, states: readonly State[] }[]} */
export const GROUPS = [
  {
    id: 'banner',
    states: [
      banner('bar', 'wide', 'bar'),
      banner('bar-top', 'wide', 'bar', 'top'),
      banner('box-start', 'half', 'box', 'bottom-start'),
      banner('box-end', 'half', 'box', 'bottom-end'),
      banner('box-center', 'half', 'box', 'top-center'),
      banner('modal', 'half', 'modal'),
      banner('phone', 'phone', 'bar'),
      { id: 'age', size: 'phone', settings: { audience: 'ask' } },
      { id: 'note', size: 'phone', reach: 'note' },
    ],
  },
  {
    id: 'preferences',
    states: [
      { id: 'few', size: 'half', reach: 'unfold' },
      { id: 'history', size: 'half', reach: 'history' },
      { id: 'search', size: 'phone', reach: 'search', settings: optOut },
      { id: 'signal', size: 'phone', reach: 'signal', settings: optOut },
      { id: 'erase', size: 'phone', reach: 'erase' },
    ],
  },
  {
    id: 'page',
    states: [
      { id: 'placeholder', size: 'half', reach: 'reject', film: true },
      { id: 'control', size: 'half', reach: 'reject' },
      { id: 'choices', size: 'phone', settings: optOut },
    ],
  },
];

/** @type {readonly State[]} */
export const STATES = GROUPS.flatMap(({ states }) => states);
