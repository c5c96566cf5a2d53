import { booleansOf, type Manager, membersOf } from '../manager';

/**
 * Klaro, as its package klaro 0.7.22 writes it: `{ service: yes or no }`, percent-encoded, in a cookie or, with `storageMethod`, in
 * localStorage. Its services are the site's own names. When it was answered is not kept.
 */
export const klaro: Manager = {
  name: 'klaro',
  names: {},
  read(kept, name) {
    const answers = booleansOf(membersOf(kept.cookie(name) ?? decoded(kept.item(name))));
    return answers && { answers };
  },
};

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
