import type { Translator } from '../contract';
import { configIn } from '../find';
import { isMembers } from '../values';

const LOOK = [
  'palette',
  'theme',
  'position',
  'static',
  'elements',
  'window',
  'compliance',
  'layout',
  'layouts',
  'container',
  'animateRevokable',
];

const REASONS: Readonly<Record<string, string>> = {
  law: 'the regime is that of the region',
  location: 'the regime is that of the region, which the endpoint says',
  revokable: 'a button that opens the preferences stands after an answer; ui.reopen',
  dismissOnScroll: 'scrolling decides nothing',
  dismissOnTimeout: 'waiting decides nothing',
  dismissOnWindowClick: 'a click beside the banner decides nothing',
  autoOpen: 'the banner stands where there is something to ask',
  ...Object.fromEntries(
    ['onInitialise', 'onStatusChange', 'onRevokeChoice', 'onPopupOpen', 'onPopupClose'].map((name) => [
      name,
      'is code; mark the scripts that it starts, or listen to change',
    ]),
  ),
};

/** Osano's free Cookie Consent. It knows no services and no categories: one answer is for all. */
export const osano: Translator = {
  manager: 'osano',
  find(sources) {
    const config = configIn(sources, { calls: ['cookieconsent.initialise', 'CookieConsent'], shape: () => false });
    if (!config || isMembers(config.categories)) return undefined;
    return (work) => {
      const cookie = isMembers(config.cookie) ? config.cookie : {};
      const content = isMembers(config.content) ? config.content : {};
      // In its other types `allow` is what stands there before anybody says a word.
      if (config.type === 'opt-in')
        work.adopt('osano', cookie.name === 'cookieconsent_status' ? undefined : cookie.name);
      else work.left('type', 'is not "opt-in", so a yes there may be none: its answers are not adopted');
      work.policyUrl(content.href, 'content.href');
      work.setCookie('domain', cookie.domain, 'cookie.domain');
      work.setCookie('path', cookie.path, 'cookie.path');
      work.setCookie('days', cookie.expiryDays, 'cookie.expiryDays');
      work.left('services', 'are not in its configuration; npx assent audit with --draft finds what your pages load');
      const words = Object.keys(content).filter((name) => name !== 'href');
      if (words.length) work.left('content', 'Assent has words of its own; your own go into ui.texts');
      work.leftOver(cookie, ['name', 'domain', 'path', 'expiryDays', 'secure'], 'cookie');
      work.leftOver(config, ['type', 'cookie', 'content', ...LOOK], '', REASONS);
    };
  },
};
