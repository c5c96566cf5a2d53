import { READY_MADE } from './find';

/*
 * Apart from the other tables, and by the build put in its place as they are: only `debug` needs it.
 */

/** What a ready-made service is known by: its name, what it stores, and whom it talks to. */
export interface KnownService {
  readonly name: string;
  readonly cookies?: readonly string[];
  readonly storage?: readonly string[];
  readonly databases?: readonly string[];
  readonly hosts: readonly string[];
  /** It loads nothing by itself: the page has its frames, or its script. */
  readonly isPassive?: true;
}

/** They steer the page's own frames; what they may load besides is an option. */
const FRAMES = ['youtube', 'vimeo'];

/** By id, whether the page uses it or not. */
export const KNOWN: Readonly<Record<string, KnownService>> = Object.fromEntries(
  READY_MADE.map(({ definition: { id, name, cookies, storage, databases, run }, about: { hosts } }) => [
    id,
    {
      ...{ name, hosts },
      ...(cookies && { cookies }),
      ...(storage && { storage }),
      ...(databases && { databases }),
      ...((!run || FRAMES.includes(id)) && { isPassive: true as const }),
    },
  ]),
);
