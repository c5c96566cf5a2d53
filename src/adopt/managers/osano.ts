import type { Manager } from '../manager';

/** What the one answer is called, in the names of a site. */
const ALL = 'all';

/**
 * Osano's free "Cookie Consent", as its package cookieconsent 3.1.1 writes it: `allow` or `deny`, to all together. `dismiss` is no
 * answer. When it was answered is not kept. (What Osano's hosted manager stores is encrypted: of it nothing can be adopted.)
 */
export const osano: Manager = {
  name: 'cookieconsent_status',
  names: { preferences: [ALL], analytics: [ALL], marketing: [ALL] },
  read(kept, name) {
    const status = kept.cookie(name) ?? '';
    return /^(allow|deny)$/.test(status) ? { answers: new Map([[ALL, status === 'allow']]) } : undefined;
  },
};
