import type { Manager } from '../manager';

const CATEGORIES = ['necessary', 'preferences', 'statistics', 'marketing'] as const;

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
    const memberOf = (member: string) => new RegExp(`[{,]${member}:('[^']*'|\\w+)`).exec(text)?.[1];
    if (!/^\{.*\}$/.test(text) || memberOf('method') !== "'explicit'" || memberOf('stamp') === "'-1'") return undefined;
    const given = CATEGORIES.map((category) => [category, memberOf(category)] as const);
    if (!given.every(([, value]) => value === 'true' || value === 'false')) return undefined;
    const at = Number(memberOf('utc') ?? Number.NaN);
    if (!Number.isFinite(at)) return undefined;
    return { answers: new Map(given.map(([category, value]) => [category, value === 'true'])), at };
  },
};
