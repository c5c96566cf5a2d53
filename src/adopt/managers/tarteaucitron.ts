import { eachOnce, type Manager } from '../manager';

const FORM = /^(![\w-]+=(true|false|wait))+$/;

/**
 * tarteaucitron, as its package tarteaucitronjs 1.34.0 writes it: `!gtag=true!youtube=false!vimeo=wait`, by the keys of its services.
 * As long as one of them waits the visitor has not answered, and a yes may be of a service that it starts by itself. Where all have a
 * yes nobody can tell an answer from services that have `needConsent: false`: the site does not name those. When it was answered is
 * not kept.
 */
export const tarteaucitron: Manager = {
  name: 'tarteaucitron',
  names: {},
  read(kept, name) {
    const text = kept.cookie(name) ?? '';
    if (!FORM.test(text)) return undefined;
    const given = text
      .slice(1)
      .split('!')
      .map((pair) => pair.split('=') as [key: string, answer: string]);
    const isAnswered = given.every(([, answer]) => answer !== 'wait');
    const counts = given.filter(([, answer]) => answer === 'false' || (isAnswered && answer === 'true'));
    const answers = eachOnce(given) && new Map(counts.map(([key, answer]) => [key, answer === 'true']));
    return answers?.size ? { answers } : undefined;
  },
};
