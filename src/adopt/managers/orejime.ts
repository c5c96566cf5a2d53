import { booleansOf, type Manager, membersOf } from '../manager';

/**
 * orejime, as its package orejime 3.2.1 writes it: `{ purpose: yes or no }`, percent-encoded. Its purposes are the site's own names.
 * When it was answered is not kept.
 */
export const orejime: Manager = {
  name: 'eu-consent',
  names: {},
  read(kept, name) {
    const answers = booleansOf(membersOf(kept.cookie(name)));
    return answers && { answers };
  },
};
