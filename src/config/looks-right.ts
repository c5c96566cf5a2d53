import type { AssentConfig } from './config';

/** Every scalar setting that is right, as a line `path=value`. Coarser than `FIELDS` where that says the same in more bytes. */
const RIGHT =
  /^((site|ui\.language|cookie\.domain|policy\.url|endpoint)=|ui\.texts|(policy\.(version|renewSince)=.{1,32}|region=(auto|[A-Z]{2}(-\w{1,3})?)|audience=(general|minor)|autoblock=(true|false)|cookie\.(name=assent|days=([123]?\d?\d|400))|ui\.(layout=(bar|box)|position=(bottom|top)|theme=(auto|light|dark)|reopen=(true|false)))$)/;

const lines = (node: object, path = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    Object(value) === value ? lines(value, `${path + key}.`) : `${path + key}=${value}`,
  );

/**
 * Whether the scalars of a config are worth no second look. The look itself, which names every mistake, is a part of its
 * own: a page without mistakes does not download it. Services are judged by what runs them.
 */
export function looksRight({ services: _, ...scalars }: AssentConfig): boolean {
  return lines(scalars).every((line) => RIGHT.test(line));
}
