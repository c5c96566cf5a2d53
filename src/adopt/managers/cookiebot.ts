import { eachOnce, type Manager } from '../manager';

const CATEGORIES = ['necessary', 'preferences', 'statistics', 'marketing'] as const;

const LITERAL = /^\{(\w+:('[^']*'|[\w.-]+)(,(?=\w)|(?=\})))+\}$/;
const MEMBER = /(\w+):('[^']*'|[\w.-]+)/g;

/**
 * Cookiebot, whose cookie is a literal of JavaScript: `{stamp:'…',necessary:true,preferences:false,statistics:true,marketing:false,
 * method:'explicit',ver:1,utc:1687287902728,region:'de'}`. Where it asks nobody its method is `implied`, and its stamp `-1`: that is no
 * answer. (https://support.cookiebot.com)
 */
export const cookiebot: Manager = {
  name: 'CookieConsent',
  names: { preferences: ['preferences'], analytics: ['statistics'], marketing: ['marketing'] },
  read(kept, name) {
    const text = kept.cookie(name) ?? '';
    if (!LITERAL.test(text)) return undefined;
    // From one end to the other, so that nothing within a text counts as a member.
    const members = eachOnce([...text.matchAll(MEMBER)].map(([, name = '', value = '']) => [name, value] as const));
    if (members?.get('method') !== "'explicit'" || members.get('stamp') === "'-1'") return undefined;
    const given = CATEGORIES.map((category) => [category, members.get(category)] as const);
    if (!given.every(([, value]) => value === 'true' || value === 'false')) return undefined;
    const at = Number(members.get('utc') ?? Number.NaN);
    if (!Number.isFinite(at)) return undefined;
    return { answers: new Map(given.map(([category, value]) => [category, value === 'true'])), at };
  },
};
