import type { Choice } from '../consent/decide';
import { type Notice, noticeKey } from '../consent/notice';
import type { Load } from '../core/contracts';

/** As much as counts of what stood in the page's first HTML. */
interface Early {
  /** `noticeKey` of what it said. */
  readonly notice: string;
  clicked?: string | undefined;
}

interface Acts {
  open(): Promise<unknown>;
  /** Of what nobody has seen being clicked there is no event. */
  decideBy(event: undefined, choice: Choice, method: 'banner', notice: Notice): Promise<unknown>;
  decisions(): Promise<{ rejectAll(): Promise<unknown> }>;
  load: Load;
}

/**
 * What was clicked before any script had come counts, once, if the same is asked now. Where another thing is asked, nothing runs and
 * it is asked again: a receipt names what stood on the screen. The console then tells the site's owner, who has an old snippet there.
 * Where nothing is asked a no counts all the same. Where scripts may not say yes, it is asked again: any of them can have written what
 * was clicked.
 *
 * @param shown what is asked now, if anything
 */
export async function answerEarly(early: Early | undefined, shown: Notice | undefined, acts: Acts): Promise<void> {
  if (!early) return;
  const { clicked } = early;
  early.clicked = undefined;
  if (clicked === 'preferences') await acts.open();
  else if (shown && early.notice !== noticeKey(shown)) (await acts.load('check')).logStale();
  else if (shown && clicked) await acts.decideBy(undefined, clicked as Choice, 'banner', shown);
  else if (clicked === 'reject-all') await (await acts.decisions()).rejectAll();
}
