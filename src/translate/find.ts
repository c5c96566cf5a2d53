import type { Source } from './contract';
import { isMembers, type Members, type Value } from './values';

/** Where a manager's configuration may stand. */
interface Places {
  /** Functions that take it first: their names, or how these end. */
  readonly calls?: readonly string[];
  /** Variables that hold it. */
  readonly names?: readonly string[];
  /** What it looks like, where it stands alone: in JSON, or as what a module exports. */
  readonly shape: (members: Members) => boolean;
}

/** The first configuration in the files. */
export function configIn(sources: readonly Source[], { calls = [], names = [], shape }: Places): Members | undefined {
  const programs = sources.flatMap((source) => source.programs);
  const called = programs.flatMap((program) =>
    program.calls
      .filter(({ name }) => calls.some((it) => name === it || name.endsWith(`.${it}`)))
      .map(({ args }) => args[0]),
  );
  const named = programs.flatMap(({ named }) => names.map((name) => named.get(name)));
  const alone = [
    ...programs.flatMap(({ named, calls }) => [
      ...['default', 'exports'].map((name) => named.get(name)),
      ...named.values(),
      ...calls.flatMap(({ args }) => args),
    ]),
    ...sources.map(({ json }) => json),
  ];
  const isRight = (value: Value | undefined): value is Members => isMembers(value) && shape(value);
  return [...called, ...named].find(isMembers) ?? alone.find(isRight);
}
