import type { Locale } from '../locales/locale';
import { bannerNotice, emptyNotice, type Notice, type NoticeFacts, type ServiceFacts } from './notice';

/** The second layer: everything about every category and service. */
export function preferencesNotice(facts: NoticeFacts, locale: Locale, services: readonly ServiceFacts[]): Notice {
  const banner = bannerNotice(facts, locale);
  return {
    ...banner,
    surface: 'preferences',
    buttons: ['close', 'receipts', 'erase', 'accept-all', 'reject-all', 'save'],
    texts: {
      ...banner.texts,
      ...plainTexts(locale),
      policyNote: locale.policyNote(facts.policy.version),
      ...facts.overrides,
      body: banner.texts.body ?? '',
    },
    categories: banner.categories.map((category) => ({
      ...category,
      ...locale.categories[category.name],
      services: category.services.map((service) => {
        const elsewhere = facts.elsewhere?.get(service.id);
        return { ...service, ...detailsOf(service.id, services), ...(elsewhere && { elsewhere: [...elsewhere] }) };
      }),
    })),
  };
}

/**
 * What stands in the place of one held frame.
 *
 * @param hasOnce whether it can be loaded on this page alone. Default `true`
 */
export function placeholderNotice(facts: NoticeFacts, locale: Locale, service: ServiceFacts, hasOnce = true): Notice {
  const { name, provider = '' } = service;
  const empty = emptyNotice(facts, 'placeholder');
  const { loadOnce, alwaysAllow, openSource } = locale;
  return {
    ...empty,
    language: locale.code,
    direction: locale.direction,
    buttons: [...(hasOnce ? ['load-once'] : []), 'always-allow'],
    texts: { embed: locale.embed(name, provider), loadOnce, alwaysAllow, openSource, ...facts.overrides },
    categories: [
      {
        name: service.category,
        title: locale.categories[service.category].title,
        default: false,
        services: [{ id: service.id, default: false, ...detailsOf(service.id, [service]) }],
      },
    ],
  };
}

function detailsOf(id: string, services: readonly ServiceFacts[]) {
  const facts: Partial<ServiceFacts> = services.find((service) => service.id === id) ?? {};
  const { name = id, provider = '', privacyUrl = '', cookies = [], storage = [], databases = [] } = facts;
  const { retention = '', thirdParty = [] } = facts;
  const stores = [...new Set([cookies, storage, databases].flat())];
  return { name, provider, privacyUrl, stores, retention, thirdParty: [thirdParty].flat() };
}

/** The texts without facts in them. */
function plainTexts({ code: _, direction: __, ...locale }: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries(locale).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
