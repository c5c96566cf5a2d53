import { endpointOf } from '../config/endpoint';
import type { Core, FirstLayer } from '../core/contracts';
import { fetchJson } from '../receipts/own-copy';
import { createHistory } from '../ui/history/history';
import type { DrawHistory } from '../ui/port';

/** `parts/history.js`: the visitor's own receipts, each beside its notice, and what the endpoint gives of them. */
export function openHistory({ settings, state, signal, load }: Core, { root }: FirstLayer): DrawHistory {
  const endpoint = endpointOf(settings);
  const identity = () => state.decision.last?.decision;
  return createHistory({
    root: root(),
    signal,
    endpoint,
    subjectId: () => identity()?.subject,
    own(path) {
      const { secret, subject } = identity() ?? {};
      return fetchJson(`${endpoint}/subjects/${subject}/receipts${path}`, signal, secret);
    },
    async notice(hash) {
      const [text, { digest }] = await Promise.all([
        fetchJson(`${endpoint}/notices/${hash}`, signal),
        load('decisions'),
      ]);
      // Another text than the one that was shown is no answer.
      if (`sha256-${digest(text)}` !== hash) throw new Error('That is another notice');
      return JSON.parse(text);
    },
  });
}
