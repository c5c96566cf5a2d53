import type { Category } from '../consent/categories';
import * as readyMade from './index';
import type { Options } from './options';
import type { About, Definition } from './service';

/*
 * What has to be known of every ready-made service before it is loaded. The build evaluates this module and puts its values
 * in its place, so that no page downloads a service to know that it exists.
 */

type Described = { readonly definition: Definition; readonly about: About };

const table = <T>(value: (service: Described) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.values(readyMade).map((service) => [service.definition.id, value(service)]));

/** Category, by id. */
export const CATEGORY_OF: Readonly<Record<string, Category>> = table(({ definition }) => definition.category);

/** Options, by id: for those who check settings. */
export const OPTIONS_OF: Readonly<Record<string, Options>> = table(({ definition: { forms }, about: { use } }) => ({
  ...(forms && { forms }),
  ...(use && { use }),
}));

/** What `autoblock` knows untagged elements by: of each service its own tags, and those of others that it loads. */
export const TAGS_OF: Readonly<Record<string, readonly [tags: readonly string[], loads?: readonly string[]]>> = table(
  ({ about: { tags = [], loads } }) => (loads ? [tags, loads] : [tags]),
);
