import { READY_MADE } from './find';

/*
 * Apart from the other tables, and by the build put in its place as they are: only `autoblock` needs it.
 */

/** What `autoblock` knows untagged elements by: of each service its own tags, and those of others that it loads. */
export const TAGS_OF: Readonly<Record<string, readonly [tags: readonly string[], loads?: readonly string[]]>> =
  Object.fromEntries(
    READY_MADE.map(({ definition: { id }, about: { tags = [], loads } }) => [id, loads ? [tags, loads] : [tags]]),
  );
