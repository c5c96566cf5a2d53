import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Initiator, SeenCookie, SeenEntry } from '../../audit/observation';
import { hostOf } from '../../audit/site-of';
import type { Network } from './network';
import { within } from './quiet';
import type { Write } from './writes';

const DAY = 86_400; // s
/** A frame that is busy for longer is passed over. */
const FRAME_WITHIN = 3_000; // ms

/** All cookies of the context, HttpOnly and third-party ones too, each with who set it. */
export async function cookiesOf(
  context: BrowserContext,
  network: Network,
  writes: readonly Write[],
): Promise<SeenCookie[]> {
  const now = Date.now() / 1000;
  return (await context.cookies()).map(({ name, domain, path, httpOnly, expires }) => ({
    ...{ name, domain, path, isHttpOnly: httpOnly },
    ...(expires > 0 && { days: Math.round((expires - now) / DAY) }),
    by: setterOf(name, domain.replace(/^\./, ''), network, writes),
  }));
}

function setterOf(name: string, domain: string, { cookies }: Network, writes: readonly Write[]): Initiator {
  const covers = (host: string) => host === domain || host.endsWith(`.${domain}`);
  const written = writes.findLast((it) => it.kind === 'cookie' && it.name === name && covers(hostOf(it.origin)));
  if (written) return written.by;
  const answered = cookies.findLast((it) => it.name === name && covers(hostOf(it.url)));
  return answered ? { kind: 'response', url: answered.url } : { kind: 'unknown', url: '' };
}

/** What all frames of the page keep, each origin once. Values are not read. */
export async function entriesOf(page: Page, writes: readonly Write[]): Promise<SeenEntry[]> {
  const kept = await Promise.all(page.frames().map(keptIn));
  const found = new Map<string, SeenEntry>();
  for (const { kind, origin, name } of kept.flat()) {
    const written = writes.findLast((it) => it.kind === kind && it.name === name && it.origin === origin);
    found.set([kind, origin, name].join('\n'), {
      ...{ kind, origin, name },
      by: written?.by ?? { kind: 'unknown', url: '' },
    });
  }
  return [...found.values()];
}

type Kept = Pick<SeenEntry, 'kind' | 'origin' | 'name'>;

/** A frame may be of an opaque origin, which keeps nothing, or go in the meantime. */
async function keptIn(frame: Frame): Promise<Kept[]> {
  const read = frame.evaluate(async () => {
    const { origin } = location;
    const keys = (kind: 'localStorage' | 'sessionStorage') =>
      Array.from({ length: window[kind].length }, (_, i) => ({ kind, origin, name: window[kind].key(i) ?? '' }));
    const databases = (await indexedDB.databases()).map(({ name = '' }) => ({
      kind: 'IndexedDB' as const,
      origin,
      name,
    }));
    return [...keys('localStorage'), ...keys('sessionStorage'), ...databases];
  });
  return (await within(FRAME_WITHIN, read)) ?? [];
}
