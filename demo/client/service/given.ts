import type { Phase } from './trial';

type Text =
  | 'accept'
  | 'reject'
  | 'withdraw'
  | 'startOver'
  | 'necessary'
  | 'stage'
  | 'closed'
  | 'log'
  | 'nobody'
  | 'loaded'
  | 'stored'
  | 'entry'
  | 'now'
  | 'nothingStored'
  | 'assents'
  | 'there'
  | 'gone';

/** What the server has drawn the page from. */
interface Given {
  readonly id: string;
  readonly necessary: boolean;
  /** Addresses of the double and of the page that it answers for. */
  readonly worker: string;
  readonly stage: string;
  readonly texts: Readonly<Record<Text, string>> & {
    readonly phases: Readonly<Record<Phase, string>>;
    readonly spans: Readonly<Record<Phase, string>>;
  };
}

export const given = JSON.parse(document.querySelector('#given')?.textContent ?? '{}') as Given;
