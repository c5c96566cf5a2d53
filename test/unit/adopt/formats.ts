import type { AdoptOptions, FormerManager } from '../../../src/config/adopt-names';
import type { AskedCategory } from '../../../src/consent/categories';

/** As a browser has it: cookies as `document.cookie` writes them, and localStorage. */
export interface Stored {
  readonly cookies?: Readonly<Record<string, string>>;
  readonly items?: Readonly<Record<string, string>>;
}

export type Answers = Readonly<Record<AskedCategory, boolean>>;

/** How a manager writes an answer. Those of npm are compared with their packages in test/browser/adopt.test.ts. */
export interface Format {
  readonly isDated: boolean;
  /** What a site has to say of it. */
  readonly options: AdoptOptions;
  /** One yes or no for all. */
  readonly isWhole?: true;
  write(answers: Answers, at: number): Stored;
}

const encoded = (value: object) => encodeURIComponent(JSON.stringify(value));
const iso = (at: number) => new Date(at).toISOString();
const bit = (yes: boolean) => (yes ? 1 : 0);
/** What a site calls its services there. */
const NAMES = { preferences: 'chat', analytics: 'stats', marketing: 'ads' } as const;
const byService = ({ preferences, analytics, marketing }: Answers) => ({
  chat: preferences,
  stats: analytics,
  ads: marketing,
});

export const DAY = 86_400_000;

/** As vanilla-cookieconsent writes it: all that it asked, of that what was accepted, and the services that were. */
export function vanillaCookie(
  categories: readonly string[],
  services: Readonly<Record<string, readonly string[]>>,
  at: number,
): Stored {
  return {
    cookies: {
      cc_cookie: encoded({
        categories: ['necessary', ...categories],
        revision: 0,
        data: null,
        consentTimestamp: iso(at),
        consentId: '5a3c1b6e-6c1e-4f1a-9b1e-3f6f0f1d2c3b',
        services: { necessary: [], ...services },
        languageCode: 'en',
        lastConsentTimestamp: iso(at),
        expirationTime: at + 182 * DAY,
      }),
    },
  };
}

export const FORMATS: Readonly<Record<FormerManager, Format>> = {
  'vanilla-cookieconsent': {
    isDated: true,
    options: {},
    write({ preferences, analytics, marketing }, at) {
      const named = { functionality: preferences, analytics, ads: marketing };
      const accepted = Object.entries(named).flatMap(([name, yes]) => (yes ? [name] : []));
      return vanillaCookie(accepted, { functionality: [], analytics: [], ads: [] }, at);
    },
  },
  klaro: {
    isDated: false,
    options: { names: NAMES },
    write: (answers) => ({ cookies: { klaro: encoded(byService(answers)) } }),
  },
  orejime: {
    isDated: false,
    options: { names: NAMES },
    write: (answers) => ({
      cookies: { 'eu-consent': encoded(byService(answers)).replace(/%(22|2C|3A|7B|7D)/g, decodeURIComponent) },
    }),
  },
  tarteaucitron: {
    isDated: false,
    options: { names: NAMES },
    write: (answers) => ({
      cookies: {
        tarteaucitron: Object.entries(byService(answers))
          .map(([name, yes]) => `!${name}=${yes}`)
          .join(''),
      },
    }),
  },
  osano: {
    isDated: false,
    isWhole: true,
    options: {},
    write: ({ analytics }) => ({ cookies: { cookieconsent_status: analytics ? 'allow' : 'deny' } }),
  },
  c15t: {
    isDated: true,
    options: {},
    write({ preferences, analytics, marketing }, at) {
      const consents = {
        ...{ necessary: true, functionality: preferences, experience: false },
        ...{ measurement: analytics, marketing },
      };
      const consentInfo = { time: at, subjectId: 'sub_1' };
      return { items: { c15t: JSON.stringify({ consents, consentInfo }) } };
    },
  },
  cookiebot: {
    isDated: true,
    options: {},
    write: ({ preferences, analytics, marketing }, at) => ({
      cookies: {
        CookieConsent:
          `{stamp:%27UumF4k/KL0UGyS+UuUxY4A==%27%2Cnecessary:true%2Cpreferences:${preferences}%2Cstatistics:${analytics}` +
          `%2Cmarketing:${marketing}%2Cmethod:%27explicit%27%2Cver:1%2Cutc:${at}%2Cregion:%27de%27}`,
      },
    }),
  },
  onetrust: {
    isDated: true,
    options: {},
    write: ({ preferences, analytics, marketing }, at) => ({
      cookies: {
        OptanonAlertBoxClosed: iso(at),
        OptanonConsent:
          'isGpcEnabled=0&datestamp=Mon+Nov+30+2026+10%3A22%3A35+GMT%2B0200+(CEST)&version=202508.2.0&isIABGlobal=false' +
          `&consentId=1&interactionCount=1&hosts=&landingPath=NotLandingPage&groups=C0001%3A1%2CC0002%3A${bit(analytics)}` +
          `%2CC0003%3A${bit(preferences)}%2CC0004%3A${bit(marketing)}&geolocation=DE%3BBE&AwaitingReconsent=false`,
      },
    }),
  },
  usercentrics: {
    isDated: true,
    options: { names: { preferences: 'p1', analytics: 'a1', marketing: ['m1', 'm2'] } },
    write({ preferences, analytics, marketing }, at) {
      const service = (id: string, status: boolean) => ({
        id,
        status,
        history: [
          { action: 'onInitialPageLoad', language: 'en', status: false, timestamp: at - 1_000, type: 'implicit' },
          { action: 'onUpdateServices', language: 'en', status, timestamp: at, type: 'explicit' },
        ],
        processorId: 'x',
      });
      const services = [
        service('p1', preferences),
        service('a1', analytics),
        service('m1', marketing),
        service('m2', marketing),
      ];
      return {
        items: { uc_settings: JSON.stringify({ controllerId: 'c', id: 's', services }), uc_user_interaction: 'true' },
      };
    },
  },
};
