import type { Translator } from '../contract';
import { configIn } from '../find';
import { isList, isMembers } from '../values';
import { translateServices } from './purposes';

/** Of version 3; the second is what version 2 called it. */
const TAKEN = ['purposes', 'apps', 'privacyPolicyUrl', 'privacyPolicy', 'cookie', 'cookieName', 'lang'];
const LOOK = ['elementID', 'orejimeElement', 'logo', 'appElement', 'theme'];

const REASONS: Readonly<Record<string, string>> = {
  translations: 'Assent has words of its own; your own go into ui.texts',
  forceModal: 'the banner is no dialog that shuts the page, so this has no counterpart',
  mustConsent: 'the banner is no dialog that shuts the page, so this has no counterpart',
  forceBanner: 'closing the banner decides nothing',
};

export const orejime: Translator = {
  manager: 'orejime',
  find(sources) {
    const config = configIn(sources, {
      calls: ['Orejime.init', 'loadOrejime'],
      names: ['orejimeConfig'],
      shape: ({ purposes, privacyPolicyUrl }) => isList(purposes) && privacyPolicyUrl !== undefined,
    });
    if (!config) return undefined;
    return (work) => {
      const isThree = config.purposes !== undefined;
      const always = isThree ? 'isMandatory' : 'required';
      const words = {
        manager: 'orejime',
        id: isThree ? 'id' : 'name',
        always,
        early: ['default', 'isExempt'],
      } as const;
      const cookie = isMembers(config.cookie) ? config.cookie : {};
      const stored = cookie.name ?? config.cookieName;
      work.adopt('orejime', stored === 'eu-consent' ? undefined : stored);
      translateServices(config.purposes ?? config.apps, isThree ? 'purposes' : 'apps', words, work);
      work.policyUrl(config.privacyPolicyUrl ?? config.privacyPolicy, isThree ? 'privacyPolicyUrl' : 'privacyPolicy');
      work.setCookie('domain', cookie.domain, 'cookie.domain');
      work.setCookie('days', cookie.duration, 'cookie.duration');
      work.setLanguage(config.lang, 'lang');
      const code = 'what is stored by code of your own cannot be adopted; leave orejime out of adopt';
      work.leftOver(cookie, ['name', 'domain', 'duration', 'sameSite'], 'cookie', { stringify: code, parse: code });
      work.leftOver(config, [...TAKEN, ...LOOK], '', REASONS);
    };
  },
};
