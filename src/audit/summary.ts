import { classifier } from './classify';
import type { AuditedPage, Seen } from './findings';
import { idOf, type JudgeOptions, namedFirst, nameOf, ownedThings } from './judge';
import type { Observation, PageVisit } from './observation';
import type { Phase } from './phase-names';
import { tracer } from './trace';

type Growing = { -readonly [K in keyof Seen]: Seen[K] extends readonly string[] ? Set<string> : Seen[K] };

/** All that was seen on a page, findings or not. */
export function summaryOf(visit: PageVisit, { services, owned }: JudgeOptions): AuditedPage {
  const { url, manager, observations, unjudged } = visit;
  const seen = new Map<string, Growing>();
  const trace = tracer(observations);
  for (const observation of observations) {
    const classify = classifier(services, observation.page, owned);
    for (const { owner, evidence } of ownedThings(observation, classify, trace)) {
      const service = owner.kind === 'service' ? namedFirst(owner.services) : undefined;
      const id = idOf(owner);
      const it: Growing = seen.get(id) ?? {
        ...{ id, name: nameOf(owner), requests: 0, ...(service && { category: service.category }) },
        ...{ cookies: new Set(), storage: new Set(), databases: new Set(), phases: new Set() },
      };
      seen.set(id, it);
      it.phases.add(observation.phase);
      const [what = ''] = evidence.what.split(' (');
      if (evidence.kind === 'request') it.requests++;
      else if (evidence.kind === 'cookie') it.cookies.add(what);
      else (evidence.kind === 'IndexedDB' ? it.databases : it.storage).add(what);
    }
  }
  const pictures = observations.flatMap(({ phase, picture }) => (picture ? [[phase, picture]] : []));
  return {
    ...{ url, ...(manager && { manager }) },
    regimes: regimesOf(observations),
    phases: observations.map(({ phase }) => phase).filter((phase) => !unjudged.includes(phase)),
    unjudged,
    pictures: Object.fromEntries(pictures),
    seen: [...seen.values()].map(finished),
  };
}

function regimesOf(observations: readonly Observation[]): AuditedPage['regimes'] {
  const all = observations.map(({ regime, regimeFrom }) => ({ regime, regimeFrom }));
  return [...new Map(all.map((it) => [`${it.regime} ${it.regimeFrom}`, it])).values()];
}

function finished({ cookies, storage, databases, phases, ...rest }: Growing): Seen {
  const lists = { cookies: [...cookies], storage: [...storage], databases: [...databases] };
  return { ...rest, ...lists, phases: [...phases] as Phase[] };
}
