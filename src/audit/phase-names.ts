/** `fresh`: nobody has answered. `…-return`: the page once more, in the profile that the answer was given in. */
export const PHASES = {
  fresh: 'before an answer',
  reject: 'after "reject"',
  'reject-return': 'on return after "reject"',
  accept: 'after "accept"',
  'accept-return': 'on return after "accept"',
  withdraw: 'after a yes was taken back',
  'withdraw-return': 'on return after a yes was taken back',
  choose: 'after a yes to one category',
  gpc: 'with Global Privacy Control',
  'no-script': 'without JavaScript',
} as const;

export type Phase = keyof typeof PHASES;

export function isPhase(name: string): name is Phase {
  return Object.hasOwn(PHASES, name);
}
