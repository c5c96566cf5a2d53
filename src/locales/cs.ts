import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'cs',
  direction: 'ltr',
  list: listed(' a\u00a0'),
  reopen: 'Volby ochrany soukromí',
  choices: 'Vaše volby ochrany soukromí',

  title: 'Vaše volby ohledně cookies',
  body: (site, purposes, services) =>
    `Web ${site} žádá o souhlas s ukládáním a čtením údajů v tomto zařízení${services ? ` a s použitím ${count(services)}` : ''} pro tyto účely: ${purposes}. Bez vašeho souhlasu se nic z toho nespustí a svou odpověď můžete kdykoli změnit.`,
  newBody: (site, names) =>
    `Web ${site} od vaší poslední odpovědi přidal: ${names}. Bez vašeho souhlasu to zůstane vypnuté. Přijetím se vaše dřívější volby nezmění. Odmítnutím odvoláte i dříve udělený souhlas.`,
  acceptAll: 'Přijmout vše',
  rejectAll: 'Odmítnout vše',
  customise: 'Nastavení',
  policyLink: 'Zásady ochrany osobních údajů',
  purposes: { preferences: 'Preference', analytics: 'Analytika', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Váš věk',
  ageBody: (years) =>
    `Tento web se ptá, protože analytika a marketing zůstávají vypnuté pro všechny mladší ${years} let; zadaný rok zůstane v tomto prohlížeči a neukládá se.`,
  ageLabel: 'Rok narození',
  ageError: 'Zadejte rok narození čtyřmi číslicemi, například 1990.',
  ageContinue: 'Pokračovat',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Zásady ochrany osobních údajů se změnily (verze ${version}). Vaše volby zůstávají beze změny.`,
  dismiss: 'Skrýt',
  signalNote:
    'Námitce bylo vyhověno: váš prohlížeč vysílá signál Global Privacy Control, proto jsou marketing a prodej nebo sdílení vašich údajů vypnuty.',

  preferencesTitle: 'Nastavení soukromí',
  preferencesBody: 'Zvolte, co se smí na tomto webu spouštět. Změny se projeví po uložení.',
  save: 'Uložit volby',
  close: 'Zavřít bez uložení',
  saved: 'Vaše volby jsou uloženy.',
  notStored: 'Vaše volby platí jen pro tuto stránku: prohlížeč tomuto webu nedovoluje je uložit.',
  unchanged: 'Nic se nezměnilo.',
  losesInput:
    'Po vypnutí služby se tato stránka může znovu načíst. To, co jste zde vyplnili do formuláře, by se ztratilo.',
  alwaysOn: 'Vždy zapnuto',
  categories: {
    necessary: {
      title: 'Nezbytné',
      text: 'Potřebné pro fungování webu: přihlášení, zabezpečení, zapamatování těchto voleb. Zde to nelze vypnout.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Zapamatování nastavení, například jazyka nebo rozvržení, a spouštění doplňků, například chatu.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Měří, jak se web používá: které stránky se navštěvují a kde dochází k chybám.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Měří účinnost reklamy, zobrazuje reklamu podle zájmů a načítá obsah ze sociálních sítí a webů s videi.',
    },
  },
  services: 'Služby',
  search: 'Hledat služby',
  found: 'Nalezené služby',
  details: 'Podrobnosti',
  provider: 'Poskytovatel',
  providerPolicy: 'Jeho zásady ochrany osobních údajů',
  stores: 'Ukládá',
  retention: 'Nejdelší doba uchování',
  thirdParty: 'Na webech poskytovatele',
  elsewhere: 'Na této stránce není. Je povolena na jiných stránkách tohoto webu.',
  unknownService: (key) => `Služba ${key}`,
  left: (names) => `Tato stránka nemohla odstranit: ${names}. Lze to odstranit v nastavení prohlížeče.`,

  receipts: 'Moje potvrzení',
  subject: 'Můj identifikátor',
  noReceipts: 'Zatím zde nejsou žádná potvrzení.',
  receiptStored: 'Uchovává provozovatel webu',
  receiptWaiting: 'Zatím jen v tomto zařízení',
  actions: {
    'accept-all': 'Přijato vše',
    'reject-all': 'Odmítnuto vše',
    choose: 'Zvoleno jednotlivě',
    withdraw: 'Souhlas odvolán',
    signal: 'Signál prohlížeče',
  },
  allowed: 'Povoleno',
  allowedNothing: 'jen to, co je nezbytné',
  download: 'Stáhnout jako JSON',
  proof: 'Stáhnout důkaz',

  erase: 'Vymazat moje údaje',
  eraseConfirm:
    'Vaše volby a potvrzení se v tomto zařízení vymažou a web bude požádán, aby vymazal své kopie. Poté se vás web zeptá znovu.',
  eraseNow: 'Vymazat nyní',
  cancel: 'Zrušit',
  erased: 'Vaše údaje jsou vymazány.',
  failed: 'Nepodařilo se to. Zkuste to prosím později.',

  embed: (service, provider) =>
    `Tento obsah poskytuje ${service}. Při jeho načtení se váš prohlížeč připojí k serverům poskytovatele ${provider || service}, který může v tomto zařízení ukládat a číst údaje.`,
  loadOnce: 'Načíst jednou',
  alwaysAllow: 'Vždy povolit',
  openSource: 'Otevřít na původním webu',
};

/** In the genitive. */
function count(services: number): string {
  return `${services} ${services === 1 ? 'služby' : 'služeb'}`;
}
