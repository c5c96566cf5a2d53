import { assentTag, policyOf } from '../pages/layout.mjs';

/** Assent's one tag for this one service: an attribute where an id is all it takes, JSON for anything else. */
export function tagOf(visit, { id, options }) {
  const site = { ...policyOf(visit), 'data-site': 'Klouttrack' };
  const isId = String(Object.keys(options)) === 'id';
  return isId
    ? assentTag({ ...site, [`data-${id}`]: options.id }, null)
    : assentTag(site, { services: { [id]: options } });
}
