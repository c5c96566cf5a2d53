import { type Classifier, classifier, type Owner } from './classify';
import type { Evidence, Finding } from './findings';
import { fixFor } from './fixes';
import type { KnownService } from './known-services';
import type { Grant, Initiator, Observation, PageVisit } from './observation';
import { PHASES, type Phase } from './phase-names';
import { shownUrl } from './shown';
import { hostOf } from './site-of';
import { type Trace, tracer } from './trace';

export interface JudgeOptions {
  readonly services: readonly KnownService[];
  /** Hosts that are the site's own. */
  readonly owned: readonly string[];
  /** A config says what visitors were asked about: a yes covers nothing else. */
  readonly isWhole: boolean;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** Whose it is, and what was seen of it. */
interface Case {
  readonly owner: Exclude<Owner, { kind: 'first-party' }>;
  readonly evidence: Evidence[];
  /** Says whether any of it was more than was granted. */
  isLeak: boolean;
}

/** Compares what was seen on a page with what was granted there. */
export function judge(visit: PageVisit, options: JudgeOptions): Verdict {
  const trace = tracer(visit.observations);
  const cases = new Map<string, Case>();
  for (const observation of visit.observations) {
    const classify = classifier(options.services, observation.page, options.owned);
    for (const { owner, evidence } of ownedThings(observation, classify, trace)) {
      if (owner.kind === 'first-party') continue;
      const verdict = allows(observation.granted, owner, options, evidence);
      if (verdict === 'yes') continue;
      const it = cases.get(idOf(owner)) ?? { owner, evidence: [], isLeak: false };
      cases.set(idOf(owner), it);
      it.evidence.push(evidence);
      it.isLeak ||= verdict === 'no';
    }
  }
  const all = [...cases.values()];
  return {
    findings: [
      ...all.filter((it) => it.isLeak).map((it) => leakOf(it, visit)),
      ...visit.unreached.map((it) => unreachedOf(it, visit)),
    ],
    notes: [
      ...all
        .filter((it) => !it.isLeak)
        .map(
          ({ owner }) =>
            `${idOf(owner)} came with a yes, and nothing says what it is: ${'name it in the config, so that visitors are asked about it'}`,
        ),
      ...laxNotes(visit),
      ...visit.notes,
    ],
  };
}

/** The page decides there what is allowed, by where this machine is: whoever reads the verdict has to know. */
function laxNotes({ url, observations }: PageVisit): string[] {
  const lax = observations.filter(({ regime, regimeFrom }) => regime !== 'opt-in' && regimeFrom !== 'flag');
  return [...new Set(lax.map(({ regime }) => regime))].map(
    (regime) =>
      `${url} was judged under ${regime}, as the page itself says for where this machine is: all but what was refused may run there; --regime opt-in judges what visitors see who are asked first`,
  );
}

interface Thing {
  readonly owner: Owner;
  readonly evidence: Evidence;
}

/** All that was asked for or is stored, each with its owner. */
export function* ownedThings(observation: Observation, classify: Classifier, trace: Trace): Generator<Thing> {
  const { phase, requests, cookies, entries } = observation;
  const said = (kind: Evidence['kind'], what: string, by: Initiator, type?: string): Evidence => ({
    ...{ phase, kind, what, by: trace(by) },
    ...(type && { type }),
    ...(by.kind === 'markup' && { isMarkup: true }),
    ...(by.kind === 'style' && { isStyle: true }),
  });
  for (const request of requests) {
    const { method, url, by, type, isBlocked } = request;
    if (!isBlocked)
      yield { owner: classify.request(request), evidence: said('request', `${method} ${shownUrl(url)}`, by, type) };
  }
  for (const cookie of cookies) {
    const { name, domain, by } = cookie;
    yield { owner: classify.cookie(cookie), evidence: said('cookie', `${name} (${domain.replace(/^\./, '')})`, by) };
  }
  for (const entry of entries) {
    const { kind, name, origin, by } = entry;
    yield { owner: classify.entry(entry), evidence: said(kind, `${name} (${hostOf(origin)})`, by) };
  }
}

/** `unsure`: it came with a yes, and nobody says whose it is. */
function allows(granted: Grant, owner: Owner, { isWhole }: JudgeOptions, evidence: Evidence): 'yes' | 'no' | 'unsure' {
  const isAnyGranted = granted.categories.length > 1 || granted.services.length > 0;
  if (owner.kind === 'unknown') return isAnyGranted && !isWhole ? 'unsure' : 'no';
  if (owner.kind !== 'service') return 'yes';
  // What a service is asked to forget with is how a withdrawal is told, and what still runs may hold a database open: what has
  // to be gone is looked for once the page was left.
  const isErasure = evidence.kind !== 'request' || evidence.what.startsWith('DELETE ');
  if (evidence.phase === 'withdraw' && isErasure) return 'yes';
  const named = owner.services.filter(({ isNamed }) => isNamed);
  const candidates = named.length > 0 ? named : owner.services;
  return candidates.some((service) => isGranted(granted, service)) ? 'yes' : 'no';
}

function isGranted({ categories, services, withoutSale }: Grant, service: KnownService): boolean {
  if (services.includes(service.id)) return true;
  if (service.category === 'necessary') return true;
  return categories.includes(service.category) && !(withoutSale && service.sellsOrShares);
}

export function idOf(owner: Owner): string {
  if (owner.kind === 'unknown') return `host:${owner.host}`;
  return owner.kind === 'service' ? `service:${namedFirst(owner.services).id}` : owner.kind;
}

/** Of those that it may be, the one that the site has. */
export function namedFirst(services: readonly KnownService[]): KnownService {
  return services.find(({ isNamed }) => isNamed) ?? (services[0] as KnownService);
}

/** As people know it. Where several of a vendor's may be the one, two are enough to say so. */
export function nameOf(owner: Owner): string {
  if (owner.kind === 'unknown') return owner.host;
  if (owner.kind !== 'service') return 'The site itself';
  const named = owner.services.filter(({ isNamed }) => isNamed);
  const names = (named.length > 0 ? named.slice(0, 1) : owner.services).map(({ name }) => name);
  return names.slice(0, 2).join(' or ');
}

function leakOf({ owner, evidence }: Case, { url, manager }: PageVisit): Finding {
  const service = owner.kind === 'service' ? namedFirst(owner.services) : undefined;
  const name = nameOf(owner);
  const phases = [...new Set(evidence.map(({ phase }) => phase))];
  return {
    ...{ id: idOf(owner), kind: 'leak', name, page: url, phases, evidence },
    ...(service && { category: service.category }),
    problem: `${name} ${whatItDid(evidence)} ${phases.map((phase) => PHASES[phase]).join(', ')}`,
    fix: fixFor({ evidence, service, manager }),
  };
}

function whatItDid(evidence: readonly Evidence[]): string {
  const asked = evidence.some(({ kind }) => kind === 'request');
  const stored = evidence.some(({ kind }) => kind !== 'request');
  return [asked && 'was asked', stored && 'has something stored'].filter(Boolean).join(' and ');
}

function unreachedOf({ phase, problem, fix }: PageVisit['unreached'][number], { url }: PageVisit): Finding {
  return {
    ...{ id: `phase:${phase}`, kind: 'unreached', name: phase, page: url, phases: [phase], evidence: [] },
    ...{ problem: `${capital(PHASES[phase as Phase])}: ${problem}`, fix },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
