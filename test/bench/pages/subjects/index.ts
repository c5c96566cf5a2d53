import { assents } from './assent';
import { c15t } from './c15t';
import { floor } from './floor';
import { klaro } from './klaro';
import { none } from './none';
import { orejime } from './orejime';
import { probo } from './probo';
import type { Subject } from './subject';
import { tarteaucitron } from './tarteaucitron';
import { vanilla } from './vanilla';

/** What ratios are taken of, beside `floor`. */
export const V = vanilla.name;
export const F = floor.name;
export const NONE = none.name;

export const PEER_SUBJECTS: readonly Subject[] = [vanilla, orejime, klaro, tarteaucitron, c15t, probo];

/** All that is measured, in the order of the tables. */
export const SUBJECTS: readonly Subject[] = [none, floor, ...assents, ...PEER_SUBJECTS];

/**
 * @param names those to measure; without, all
 * @returns them, and always those that ratios are taken of
 */
export function subjectsOf(names: readonly string[] | undefined): readonly Subject[] {
  const unknown = names?.find((name) => !SUBJECTS.some((subject) => subject.name === name));
  if (unknown !== undefined) {
    throw new Error(`--only: "${unknown}" is none; use ${SUBJECTS.map(({ name }) => name).join(', ')}`);
  }
  return SUBJECTS.filter(({ name }) => !names || [NONE, F, V, ...names].includes(name));
}
