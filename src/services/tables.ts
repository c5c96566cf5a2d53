import type { Category } from '../consent/categories';
import { READY_MADE } from './find';
import type { Options } from './options';

/*
 * What has to be known of every ready-made service before it is loaded. The build evaluates this module and puts its values
 * in its place, so that no page downloads a service to know that it exists.
 */

const table = <T>(value: (service: (typeof READY_MADE)[number]) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(READY_MADE.map((service) => [service.definition.id, value(service)]));

/** Category, by id. */
export const CATEGORY_OF: Readonly<Record<string, Category>> = table(({ definition }) => definition.category);

/** Where calls wait, by id, of those that have such a queue: see `About.queue`. */
export const QUEUE_OF: Readonly<Record<string, string>> = Object.fromEntries(
  READY_MADE.flatMap(({ definition: { id }, about: { queue } }) => (queue ? [[id, queue]] : [])),
);

/** What its script fills in a page, by id. */
export const CONTAINER_OF: Readonly<Record<string, string>> = Object.fromEntries(
  READY_MADE.flatMap(({ definition: { id }, about: { container } }) => (container ? [[id, container]] : [])),
);

/** Options, by id: for those who check settings. */
export const OPTIONS_OF: Readonly<Record<string, Options>> = table(({ definition: { forms }, about: { use } }) => ({
  ...(forms && { forms }),
  ...(use && { use }),
}));
