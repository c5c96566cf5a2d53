import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Initiator, SeenCookie, SeenEntry } from '../../audit/observation';
import { shownUrl } from '../../audit/shown';
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

/** What the frames of a page keep, and what of it could not be read. */
export interface KeptEntries {
  readonly entries: readonly SeenEntry[];
  /** In words, of the page itself. None: all was read. */
  readonly problem?: string;
  /** Of its other frames: sentences. */
  readonly notes: readonly string[];
}

/** What all frames of the page keep, each origin once. Values are not read. */
export async function entriesOf(page: Page, writes: readonly Write[]): Promise<KeptEntries> {
  const all = await Promise.all(page.frames().map(async (frame) => ({ frame, ...(await keptIn(frame)) })));
  const kept = all.map((it) => it.kept);
  const unread = all.filter((it) => it.unread !== '');
  const own = unread.find(({ frame }) => frame === page.mainFrame());
  const others = unread.filter((it) => it !== own);
  const found = new Map<string, SeenEntry>();
  for (const { kind, origin, name } of kept.flat()) {
    const written = writes.findLast((it) => it.kind === kind && it.name === name && it.origin === origin);
    found.set([kind, origin, name].join('\n'), {
      ...{ kind, origin, name },
      by: written?.by ?? { kind: 'unknown', url: '' },
    });
  }
  return {
    entries: [...found.values()],
    ...(own && { problem: `${own.unread} could not be read` }),
    notes: others.map(({ frame, unread }) => `${unread} of the frame ${shownUrl(frame.url())} could not be read`),
  };
}

type Kept = Pick<SeenEntry, 'kind' | 'origin' | 'name'>;

interface Read {
  readonly kept: readonly Kept[];
  /** What was not read, in words. */
  readonly unread: string;
}

/** A frame may go in the meantime. One that loads in the meantime is asked once more. */
async function keptIn(frame: Frame): Promise<Read> {
  for (const _ of [1, 2]) {
    const read = await within(FRAME_WITHIN, frame.evaluate(readKept));
    if (read) return read;
    if (frame.isDetached()) return { kept: [], unread: '' };
  }
  return { kept: [], unread: 'the storage' };
}

/** Runs in the frame. One of an opaque origin, or whose storage the browser has closed, keeps nothing. */
async function readKept(): Promise<Read> {
  const { origin } = location;
  const isClosed = (error: unknown) => error instanceof DOMException && error.name === 'SecurityError';
  const unread: string[] = [];
  const kept: Kept[] = [];
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    try {
      const store = window[kind];
      for (let i = 0; i < store.length; i++) kept.push({ kind, origin, name: store.key(i) ?? '' });
    } catch (error) {
      if (!isClosed(error)) unread.push(kind);
    }
  }
  try {
    // Nothing comes back where the browser's own store hangs: what else is kept is told all the same.
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 1000));
    const databases = await Promise.race([indexedDB.databases(), late]);
    if (!databases) unread.push('IndexedDB');
    for (const { name = '' } of databases ?? []) kept.push({ kind: 'IndexedDB', origin, name });
  } catch (error) {
    if (!isClosed(error)) unread.push('IndexedDB');
  }
  return { kept, unread: unread.join(' and ') };
}
