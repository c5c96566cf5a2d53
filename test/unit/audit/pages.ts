import { type Initiator, NOTHING, type Observation, type PageVisit } from '../../../src/audit/observation';

/** What a browser might have seen, for tests of the verdict. */

export const PAGE = 'https://www.klouttrack.com/';

export const script = (url: string, line = 1): Initiator => ({ kind: 'script', url, line });
export const markup = (line = 12): Initiator => ({ kind: 'markup', url: PAGE, line });

export const request = (url: string, by: Initiator = markup(), type = 'script') => ({
  ...{ url, method: 'GET', type, document: PAGE, by },
});

export const cookie = (name: string, by: Initiator = { kind: 'unknown', url: '' }, domain = 'www.klouttrack.com') => ({
  ...{ name, domain, path: '/', isHttpOnly: false, by },
});

export const observe = (more: Partial<Observation> = {}): Observation => ({
  ...{
    phase: 'fresh',
    page: PAGE,
    regime: 'opt-in',
    regimeFrom: 'default',
    granted: NOTHING,
    requests: [],
    cookies: [],
    entries: [],
  },
  ...more,
});

export const visit = (observations: readonly Observation[], more: Partial<PageVisit> = {}): PageVisit => ({
  ...{ url: PAGE, manager: 'assent', unreached: [], unjudged: [], notes: [] },
  ...more,
  observations,
});
