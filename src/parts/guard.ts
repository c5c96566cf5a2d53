import type { Core } from '../core/contracts';
import { isDebugOn } from '../debug/is-on';
import { type Requested, watchRequests } from '../debug/watch-page';
import { withoutQuery } from '../guard/initiator';
import { createSightings } from '../guard/sightings';
import { watchCode } from '../guard/watch-code';
import type { Sighting } from '../types';

/** What the browser calls them, where it is not as we do. Whatever is not here is `other`. */
const CHANNELS: Readonly<Record<string, Sighting['channel']>> = {
  fetch: 'fetch',
  xmlhttprequest: 'xhr',
  beacon: 'beacon',
  script: 'script',
  img: 'image',
  image: 'image',
  input: 'image',
  iframe: 'frame',
  frame: 'frame',
  css: 'style',
  link: 'link',
};

/** What else than its own channel the browser may call what a call has asked for. */
const ALSO: Readonly<Partial<Record<Sighting['channel'], readonly Sighting['channel'][]>>> = {
  other: ['beacon', 'eventsource', 'worker', 'window'],
  script: ['worker'],
  frame: ['form', 'window'],
};

/** So many calls are known to have been told. */
const MOST = 2_000;
/** A request begins so soon after the call that has asked for it. A later one is another. */
const CLOSE_MS = 5_000;

/** `parts/guard.js`: tells of what known services do without a yes. It holds nothing, and changes nothing that is asked for. */
export function guard(core: Core): void {
  const { settings, signal, emit } = core;
  if (signal.aborted) return;
  const isSaid = isDebugOn(settings.debug, location);
  const sightings: Sighting[] = [];
  core.sightings = sightings;
  const see = createSightings(core, (sighting) => {
    sightings.push(sighting);
    if (isSaid) console.warn('[assent] guard:', inWords(sighting), sighting);
    emit('guard', sighting);
  });
  /** When each address was last asked for, by channel. */
  const called = new Map<string, number>();
  const isTold = (channel: Sighting['channel'], url: string, at: number) =>
    [channel, ...(ALSO[channel] ?? [])].some(
      (it) => Math.abs(at - (called.get(`${it} ${url}`) ?? -Infinity)) < CLOSE_MS,
    );
  watchCode(({ channel, what, initiator }) => {
    // Autoblock may hold it: the browser tells of those that have gone out.
    if (channel === 'beacon' && settings.autoblock) return;
    if (called.size < MOST) called.set(`${channel} ${what}`, performance.now());
    see({ channel, what, initiator });
  }, signal);
  const seeRequests = (requests: readonly Requested[]) => {
    for (const { url, at, initiator, kind } of requests) {
      const channel = CHANNELS[kind] ?? 'other';
      // Of what has been told by its call the browser tells once more, and not always by what.
      if (!isTold(channel, url, at)) see({ channel, what: url, initiator: withoutQuery(initiator), at });
    }
  };
  watchRequests(seeRequests, signal);
}

const inWords = ({ kind, channel, phase, service, category, name, initiator }: Sighting): string =>
  `${name}, by ${channel} of ${initiator || 'the page'}, ${
    kind === 'leak' ? `is of ${service} (${category}), without a yes (${phase})` : 'is of nobody who is known'
  }`;
