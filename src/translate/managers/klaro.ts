import type { Translator } from '../contract';
import { configIn } from '../find';
import { isList, isMembers, isPartial, type Members } from '../values';
import { mayBeOn, translateServices } from './purposes';

const TAKEN = ['services', 'apps', 'privacyPolicy', 'cookieDomain', 'cookiePath', 'cookieExpiresAfterDays'];
/** What is about the look, or about Klaro alone. */
const LOOK = [
  'version',
  'elementID',
  'styling',
  'poweredBy',
  'disablePoweredBy',
  'additionalClass',
  'noAutoLoad',
  'testing',
  'embedded',
];

const REASONS: Readonly<Record<string, string>> = {
  translations: 'Assent has words of its own; your own go into ui.texts',
  mustConsent: 'the banner is no dialog that shuts the page, so this has no counterpart',
  acceptAll: 'both "accept all" and "reject all" always stand on the banner',
  hideDeclineAll: 'both "accept all" and "reject all" always stand on the banner',
};

export const klaro: Translator = {
  manager: 'klaro',
  find(sources) {
    const isKlaro = ({ services, apps, elementID, privacyPolicy, translations }: Members) =>
      isList(services ?? apps) && [elementID, privacyPolicy, translations].some((it) => it !== undefined);
    const config = configIn(sources, { calls: ['klaro.setup', 'klaro.show'], names: ['klaroConfig'], shape: isKlaro });
    if (!config) return undefined;
    return (work) => {
      const { services, apps, privacyPolicy, storageName, cookieName, lang } = config;
      const words = { manager: 'klaro', id: 'name', always: 'required', early: ['default', 'optOut'] } as const;
      // A required service is on whatever the visitor says, and Klaro stores a yes for it.
      const on = ['default', 'optOut', 'required'].find((name) => mayBeOn(config[name]));
      const preset = on ?? (isPartial(config) ? 'default' : undefined);
      const stored = storageName ?? cookieName;
      work.adopt('klaro', stored === 'klaro' ? undefined : stored);
      translateServices(services ?? apps, services ? 'services' : 'apps', { ...words, preset }, work);
      const isByLanguage = isMembers(privacyPolicy);
      const url = isByLanguage ? (privacyPolicy.default ?? Object.values(privacyPolicy)[0]) : privacyPolicy;
      work.policyUrl(url, 'privacyPolicy');
      if (isByLanguage && Object.keys(privacyPolicy).length > 1) {
        work.left('privacyPolicy', 'has an address for each language; policy.url is one for all');
      }
      work.setCookie('domain', config.cookieDomain, 'cookieDomain');
      work.setCookie('path', config.cookiePath, 'cookiePath');
      work.setCookie('days', config.cookieExpiresAfterDays, 'cookieExpiresAfterDays');
      work.setLanguage(lang, 'lang');
      const named = [
        'storageName',
        'cookieName',
        'storageMethod',
        'lang',
        'groupByPurpose',
        'htmlTexts',
        'default',
        'optOut',
        'required',
      ];
      work.leftOver(config, [...TAKEN, ...LOOK, ...named], '', REASONS);
    };
  },
};
