import type { Category } from '../../consent/categories';
import type { Translator, Work } from '../contract';
import { configIn } from '../find';
import { categoryOf, serviceOf } from '../known';
import { isMembers, isPartial, type Members } from '../values';
import { cookiesOf } from '../work';
import { mayBeOn, PRESET, SPREAD } from './purposes';

const NAME = 'vanilla-cookieconsent';
const TAKEN = ['categories', 'cookie', 'language', 'root', 'autoShow', 'hideFromBots', 'lazyHtmlGeneration'];

const REASONS: Readonly<Record<string, string>> = {
  guiOptions: 'the shape of the banner is ui.layout and ui.position',
  revision: 'who has answered is asked again with another policy.version',
  mode: 'the regime is that of the region; nothing runs before a yes where the law wants one',
  disablePageInteraction: 'the banner shuts no page',
  manageScriptTags: 'marked scripts are always held',
  autoClearCookies: 'what a service stored is always removed when its yes is taken back',
  ...Object.fromEntries(
    ['onFirstConsent', 'onConsent', 'onChange', 'onModalShow', 'onModalHide', 'onModalReady'].map((name) => [
      name,
      'is code; listen to the events of Assent',
    ]),
  ),
};

export const vanillaCookieconsent: Translator = {
  manager: NAME,
  find(sources) {
    const config = configIn(sources, {
      calls: ['CookieConsent.run', 'cookieconsent.run', 'cc.run'],
      shape: ({ categories, language, guiOptions }) =>
        isMembers(categories) && (isMembers(language) || guiOptions !== undefined),
    });
    if (!config) return undefined;
    return (work) => {
      const cookie = isMembers(config.cookie) ? config.cookie : {};
      work.adopt(NAME, cookie.name === 'cc_cookie' ? undefined : cookie.name);
      if (isMembers(config.categories)) {
        for (const [name, category] of Object.entries(config.categories)) translateCategory(name, category, work);
      } else work.left('categories', 'is only known when it runs; write the services by hand');
      // One of those that are not known may be on before the visitor turns it on.
      if (isPartial(config) || !isMembers(config.categories) || isPartial(config.categories))
        delete work.draft.adopt[NAME];
      work.setCookie('domain', cookie.domain, 'cookie.domain');
      work.setCookie('path', cookie.path, 'cookie.path');
      work.setCookie('days', cookie.expiresAfterDays, 'cookie.expiresAfterDays');
      work.leftOver(
        cookie,
        ['name', 'domain', 'path', 'expiresAfterDays', 'sameSite', 'secure', 'useLocalStorage'],
        'cookie',
      );
      const language = isMembers(config.language) ? config.language : {};
      if (language.autoDetect === undefined) work.setLanguage(language.default, 'language.default');
      if (language.translations !== undefined) {
        work.left('language.translations', 'Assent has words of its own; your own go into ui.texts');
      }
      work.leftOver(config, TAKEN, '', REASONS);
    };
  },
};

function translateCategory(name: string, given: Members[string], work: Work): void {
  const path = `categories.${name}`;
  const category = categoryOf(name);
  if (!isMembers(given)) {
    work.left(path, 'is only known when it runs; write it by hand');
    delete work.draft.adopt[NAME];
    return;
  }
  work.meanings.set(name, { category });
  if (!category) {
    work.left(path, `says no category of Assent's; mark what is in it with preferences, analytics or marketing`);
    return;
  }
  // What cannot be turned off is stored as a yes, whatever the visitor said.
  const on = ['enabled', 'readOnly'].find((name) => mayBeOn(given[name]));
  if (category !== 'necessary' && (on || isPartial(given))) {
    work.left(on ? `${path}.${on}` : path, on ? PRESET : SPREAD);
    delete work.draft.adopt[NAME];
  }
  const services = isMembers(given.services) ? given.services : {};
  for (const [key, it] of Object.entries(services)) {
    if (isMembers(it) && !isPartial(it)) translateService(key, it, `${path}.services.${key}`, category, work);
    else work.left(`${path}.services.${key}`, 'is only known when it runs; write it by hand');
  }
  const clear = isMembers(given.autoClear) ? given.autoClear.cookies : undefined;
  const cookies = cookiesOf(clear, `${path}.autoClear.cookies`, work);
  if (cookies.length && Object.keys(services).length === 0) {
    work.left(
      `${path}.autoClear.cookies`,
      `name the service that stores ${cookies.join(', ')}: its cookies are removed with its yes`,
    );
  }
  work.leftOver(given, ['enabled', 'readOnly', 'services', 'autoClear'], path);
}

function translateService(key: string, it: Members, path: string, category: Category, work: Work): void {
  const label = typeof it.label === 'string' ? it.label.replace(/<[^>]*>/g, '') : undefined;
  const known = serviceOf(key, label);
  const cookies = cookiesOf(it.cookies, `${path}.cookies`, work);
  const service = { category, name: label ?? key, ...(cookies.length > 0 && { cookies }) };
  const id = known ?? work.describe(key, service, path);
  if (known) work.ready(known, {}, path, category);
  const before = work.meanings.get(key)?.service;
  work.meanings.set(key, { category, service: id });
  if (before !== undefined) {
    work.left(path, 'stands in two categories, and its yes is stored by its name alone; so it is not adopted');
    delete work.draft.adopt[NAME]?.names?.[before];
  } else if (category !== 'necessary' && work.draft.adopt[NAME]) work.adoptName(NAME, id, key);
  const code = 'is code; put it into a marked script, or listen to grant and withdraw';
  work.leftOver(it, ['label', 'cookies'], path, { onAccept: code, onReject: code });
}
