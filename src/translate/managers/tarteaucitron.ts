import type { Translator, Work } from '../contract';
import { configIn } from '../find';
import { serviceOf } from '../known';
import { isMembers, isPartial, type Members } from '../values';

/** Of its services, where it keeps what ours need: by our option, its member of `tarteaucitron.user`. */
const USER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gtag: { id: 'gtagUa' },
  googletagmanager: { id: 'googletagmanagerId' },
  facebookpixel: { id: 'facebookpixelId' },
  hotjar: { id: 'hotjarId' },
  matomo: { id: 'matomoId', url: 'matomoHost' },
  clarity: { id: 'clarity' },
  linkedininsighttag: { id: 'linkedininsighttag' },
  bingads: { id: 'bingadsID' },
  plausible: { id: 'plausibleDomain' },
};

const TAKEN = ['privacyUrl', 'cookieName', 'cookieDomain', 'highPrivacy'];
/** What is about the look, or about tarteaucitron alone. */
const LOOK =
  /^(hashtag|orientation|bodyPosition|groupServices|show\w+|cookieslist|closePopup|iconSrc|iconPosition|removeCredit|useExternal\w+|customCloserId|readmoreLink|adblocker|partnersList|serviceDefaultState|icon)$/;

const REASONS: Readonly<Record<string, string>> = {
  DenyAllCta: 'both "accept all" and "reject all" always stand on the banner',
  AcceptAllCta: 'both "accept all" and "reject all" always stand on the banner',
  handleBrowserDNTRequest: 'Global Privacy Control is honoured; Do Not Track is not read',
  moreInfoLink: 'who each service belongs to stands in the preferences',
  mandatory: 'a service of the category necessary is always on',
  mandatoryCta: 'a service of the category necessary is always on',
  googleConsentMode: 'services of Google are told of consent by themselves',
  bingConsentMode: 'services of Microsoft are told of consent by themselves',
};

export const tarteaucitron: Translator = {
  manager: 'tarteaucitron',
  find(sources) {
    const config = configIn(sources, { calls: ['tarteaucitron.init'], shape: () => false });
    if (!config) return undefined;
    const programs = sources.flatMap((source) => source.programs);
    const user = Object.fromEntries(programs.flatMap(({ named }) => [...named]));
    const jobs = programs
      .flatMap(({ calls }) => calls)
      .filter(({ name }) => /tarteaucitron\.job\b.*\.push$/.test(name));
    return (work) => {
      work.policyUrl(config.privacyUrl, 'privacyUrl');
      work.setCookie('domain', config.cookieDomain, 'cookieDomain');
      // Then it writes a yes for visitors who only went on.
      const isAsked = [undefined, true].includes(config.highPrivacy as true | undefined) && !isPartial(config);
      if (!isAsked)
        work.left('highPrivacy', 'is false, or may be, so a yes there may be none: its answers are not adopted');
      else work.adopt('tarteaucitron', config.cookieName === 'tarteaucitron' ? undefined : config.cookieName);
      for (const [i, { args }] of jobs.entries()) {
        if (typeof args[0] === 'string') translateJob(args[0], user, work, isAsked);
        else work.left(`tarteaucitron.job[${i}]`, 'is only known when it runs; write it by hand');
      }
      const look = Object.keys(config).filter((name) => LOOK.test(name));
      work.leftOver(config, [...TAKEN, ...look], '', REASONS);
    };
  },
};

function translateJob(key: string, user: Members, work: Work, isAdopted: boolean): void {
  const path = `tarteaucitron.job: ${key}`;
  const id = serviceOf(key);
  if (!id) {
    work.left(path, 'is no ready-made service; describe it in services, with its category');
    return;
  }
  const options = Object.entries(USER[key] ?? {}).map(([ours, theirs]) => [ours, user[`tarteaucitron.user.${theirs}`]]);
  work.ready(id, Object.fromEntries(options), path);
  work.meanings.set(key, { service: id });
  if (isAdopted) work.adoptName('tarteaucitron', id, key);
  const more = user[`tarteaucitron.user.${key}More`];
  if (more !== undefined && !isMembers(more)) {
    work.left(`tarteaucitron.user.${key}More`, 'is code; put it into a script that is marked with this service');
  }
}
