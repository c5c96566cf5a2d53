import type { PageVisit } from '../../audit/observation';
import type { Phase } from '../../audit/phase-names';
import { journeysFor } from '../../audit/phases';
import { travel } from './journey';
import type { Journal, VisitOptions } from './options';

/** All journeys of one page, some at a time. */
export async function visitPage(
  url: string,
  phases: readonly Phase[],
  options: VisitOptions & { readonly parallel: number },
): Promise<PageVisit> {
  const journeys = journeysFor(phases);
  const journals: Journal[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let i = next++; i < journeys.length; i = next++) {
      const [journey, own] = journeys[i] as (typeof journeys)[number];
      journals[i] = await travel(journey, own, url, options);
    }
  }
  await Promise.all(Array.from({ length: options.parallel }, work));
  const observations = journals.flatMap((journal) => journal.observations);
  const unreached = journals.flatMap((journal) => journal.unreached);
  const isJudged = (name: Phase) =>
    observations.some(({ phase }) => phase === name) && !unreached.some(({ phase }) => phase === name);
  const manager = journals.find((journal) => journal.manager)?.manager;
  return {
    ...{ url, ...(manager && { manager }) },
    ...{ observations, unreached, unjudged: phases.filter((phase) => !isJudged(phase)) },
    notes: [...new Set(journals.flatMap(({ notes }) => notes))],
  };
}
