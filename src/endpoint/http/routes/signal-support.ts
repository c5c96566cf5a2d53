import type { Handler } from '../context';

/** When what Assent does with the signal was changed last. */
const LAST_UPDATE = '2026-11-30';

/** `GET /.well-known/gpc.json`: that the site honours Global Privacy Control, as its specification has sites say it. */
export const getSignalSupport: Handler = () => Response.json({ gpc: true, lastUpdate: LAST_UPDATE });
