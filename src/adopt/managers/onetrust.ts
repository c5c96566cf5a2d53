import { eachOnce, type Manager, timeOf } from '../manager';

/** When its banner was closed: without it nobody has answered, and the groups are as they stand by default. */
const CLOSED = 'OptanonAlertBoxClosed';
/** It is about to ask again, as what it asks about has changed: what was answered before counts no more. */
const RECONSENT = /(?:^|&)AwaitingReconsent=(?!false(?:&|$))/;

/**
 * OneTrust, whose cookie is written as a query: `isGpcEnabled=0&…&groups=C0001:1,C0002:0,C0003:1,C0004:0&…`. The groups are those that
 * it gives to every site, or the site's own. (https://my.onetrust.com, "OneTrust Cookies")
 */
export const onetrust: Manager = {
  name: 'OptanonConsent',
  names: { preferences: ['C0003'], analytics: ['C0002'], marketing: ['C0004', 'C0005'] },
  read(kept, name) {
    const at = timeOf(kept.cookie(CLOSED));
    const text = kept.cookie(name) ?? '';
    const [found, ...more] = text.matchAll(/(?:^|&)groups=([^&]+)/g);
    const groups = more.length ? undefined : found?.[1]?.split(',');
    if (at === undefined || RECONSENT.test(text) || !groups?.every((it) => /^[\w-]+:[01]$/.test(it))) return undefined;
    const answers = eachOnce(groups.map((it) => [it.slice(0, -2), it.endsWith('1')] as const));
    return answers && { answers, at };
  },
};
