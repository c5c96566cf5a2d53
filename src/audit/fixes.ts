import type { Evidence } from './findings';
import type { KnownService } from './known-services';
import { MANAGERS } from './managers';

interface Leak {
  readonly evidence: readonly Evidence[];
  /** None: nobody knows whose it is. */
  readonly service: KnownService | undefined;
  /** Id of the page's consent manager. */
  readonly manager: string | undefined;
}

/** What to change, in one sentence, by what tells the most about where it comes from. */
export function fixFor(leak: Leak): string {
  const { evidence, service, manager } = leak;
  const phases = new Set(evidence.map(({ phase }) => phase));
  const only = (...names: Evidence['phase'][]) => [...phases].every((phase) => names.includes(phase));
  if (only('no-script')) {
    return 'Take the <noscript> element out: what is in it runs without JavaScript, and so without an answer.';
  }
  if (only('gpc')) return 'Treat Global Privacy Control as a "no" to whatever sells or shares.';
  if (only('withdraw', 'withdraw-return')) return withdrawalFix(leak);
  if (only('choose')) {
    return `Move it to its own category${service ? `, ${service.category}` : ''}: a yes to another one has started it.`;
  }
  if (only('reject-return', 'reject')) return `Look at what the "no" does: ${place(evidence)} acts after it.`;
  const [first] = [...evidence].sort((a, b) => rank(a) - rank(b));
  return first ? fixOf(first, service, manager) : '';
}

/** Requests first, and of them what the page itself brings. */
const rank = ({ kind, by }: Evidence): number => (kind === 'request' ? 0 : 10) + Math.min(by.length, 9);

const place = ([first]: readonly Evidence[]): string => first?.by[0] ?? 'something of the page';

function withdrawalFix({ evidence, service, manager }: Leak): string {
  const left = evidence.filter(({ kind }) => kind !== 'request').map(({ what }) => what.split(' (')[0]);
  if (left.length > 0) {
    const how = manager === 'assent' ? 'Name it in the service that writes it' : 'Have the consent manager remove it';
    return `${how}, so that a withdrawal removes it: ${[...new Set(left)].join(', ')}.`;
  }
  return `Stop ${service?.name ?? 'it'} with the withdrawal, or load the page again: ${place(evidence)} still runs.`;
}

function fixOf(evidence: Evidence, service: KnownService | undefined, manager: string | undefined): string {
  const category = service?.category ?? 'marketing';
  const isAssent = manager === 'assent';
  const hold = MANAGERS.find(({ id }) => id === manager)?.name ?? 'a consent manager';
  const where = place([evidence]);
  const isOfMarkup = evidence.kind === 'request' && evidence.isMarkup;
  if (isOfMarkup && !isAssent) return `Hold the ${evidence.type} at ${where} back with ${hold} until there is a yes.`;
  if (isOfMarkup) {
    const marks = `data-consent="${category}"${service ? ` data-consent-service="${service.id}"` : ''}`;
    return evidence.type === 'script'
      ? `Mark the tag at ${where}: <script type="text/plain" ${marks} src="…">.`
      : `Mark the element at ${where}: ${marks} data-consent-src="…" in the place of src.`;
  }
  if (evidence.isStyle)
    return `Take the address out of the style sheet ${where}, or serve the file from your own host.`;
  const ask = isAssent ? `with assent.when('${service?.id ?? category}')` : `through ${hold}`;
  const act = evidence.kind === 'request' ? 'ask for it' : 'write it';
  return `In ${where}: ${act} only after a yes, ${ask}.`;
}
