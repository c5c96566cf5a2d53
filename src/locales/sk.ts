import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'sk',
  direction: 'ltr',
  list: listed(' a ', ', ', ' a\u00a0'),
  reopen: 'Voľby ochrany súkromia',
  choices: 'Vaše voľby ochrany súkromia',

  title: 'Vaše voľby pre súbory cookie',
  body: (site, purposes, services) =>
    `Web ${site} žiada o súhlas s ukladaním a čítaním údajov v tomto zariadení${services ? ` a s použitím ${count(services)}` : ''} na tieto účely: ${purposes}. Bez vášho súhlasu sa nič z toho nespustí a svoju odpoveď môžete kedykoľvek zmeniť.`,
  newBody: (site, names) =>
    `Web ${site} od vašej poslednej odpovede pridal: ${names}. Bez vášho súhlasu to zostane vypnuté. Prijatím sa vaše predchádzajúce voľby nezmenia. Odmietnutím odvoláte aj predtým udelený súhlas.`,
  acceptAll: 'Prijať všetko',
  rejectAll: 'Odmietnuť všetko',
  customise: 'Nastavenia',
  policyLink: 'Zásady ochrany osobných údajov',
  purposes: { preferences: 'Preferencie', analytics: 'Analytika', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Váš vek',
  ageBody: (years) =>
    `Tento web sa pýta, pretože analytika a marketing zostávajú vypnuté pre všetkých mladších ako ${years} rokov; zadaný rok zostane v tomto prehliadači a neukladá sa.`,
  ageLabel: 'Rok narodenia',
  ageError: 'Zadajte rok narodenia štyrmi číslicami, napríklad 1990.',
  ageContinue: 'Pokračovať',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Zásady ochrany osobných údajov sa zmenili (verzia ${version}). Vaše voľby zostávajú bez zmeny.`,
  dismiss: 'Skryť',
  signalNote:
    'Námietke sa vyhovelo: váš prehliadač vysiela signál Global Privacy Control, preto sú marketing a predaj alebo zdieľanie vašich údajov vypnuté.',

  preferencesTitle: 'Nastavenia súkromia',
  preferencesBody: 'Zvoľte, čo sa smie na tomto webe spúšťať. Zmeny sa prejavia po uložení.',
  save: 'Uložiť voľby',
  close: 'Zavrieť bez uloženia',
  saved: 'Vaše voľby sú uložené.',
  notStored: 'Vaše voľby platia len pre túto stránku: prehliadač tomuto webu nedovoľuje uložiť ich.',
  unchanged: 'Nič sa nezmenilo.',
  losesInput:
    'Po vypnutí služby sa táto stránka môže znova načítať. To, čo ste tu vyplnili do formulára, by sa stratilo.',
  alwaysOn: 'Vždy zapnuté',
  categories: {
    necessary: {
      title: 'Nevyhnutné',
      text: 'Potrebné na fungovanie webu: prihlásenie, zabezpečenie, zapamätanie týchto volieb. Tu sa to nedá vypnúť.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Zapamätanie nastavení, napríklad jazyka alebo rozloženia, a spúšťanie doplnkov, napríklad četu.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Meria, ako sa web používa: ktoré stránky sa navštevujú a kde sa vyskytujú chyby.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Meria účinnosť reklamy, zobrazuje reklamu podľa záujmov a načítava obsah zo sociálnych sietí a z webov s videami.',
    },
  },
  services: 'Služby',
  search: 'Hľadať služby',
  found: 'Nájdené služby',
  details: 'Podrobnosti',
  provider: 'Poskytovateľ',
  providerPolicy: 'Jeho zásady ochrany osobných údajov',
  stores: 'Ukladá',
  retention: 'Najdlhší čas uchovávania',
  thirdParty: 'Na weboch poskytovateľa',
  elsewhere: 'Na tejto stránke nie je. Je povolená na iných stránkach tohto webu.',
  unknownService: (key) => `Služba ${key}`,
  left: (names) => `Táto stránka nemohla odstrániť: ${names}. Odstrániť sa to dá v nastaveniach prehliadača.`,

  receipts: 'Moje potvrdenia',
  subject: 'Môj identifikátor',
  noReceipts: 'Zatiaľ tu nie sú žiadne potvrdenia.',
  receiptStored: 'Uchováva prevádzkovateľ webu',
  receiptWaiting: 'Zatiaľ len v tomto zariadení',
  actions: {
    'accept-all': 'Prijaté všetko',
    'reject-all': 'Odmietnuté všetko',
    choose: 'Zvolené jednotlivo',
    withdraw: 'Súhlas odvolaný',
    signal: 'Signál prehliadača',
  },
  allowed: 'Povolené',
  allowedNothing: 'len to, čo je nevyhnutné',
  download: 'Stiahnuť ako JSON',
  proof: 'Stiahnuť dôkaz',

  erase: 'Vymazať moje údaje',
  eraseConfirm:
    'Vaše voľby a potvrdenia sa v tomto zariadení vymažú a web dostane žiadosť, aby vymazal svoje kópie. Potom sa vás web opýta znova.',
  eraseNow: 'Vymazať teraz',
  cancel: 'Zrušiť',
  erased: 'Vaše údaje sú vymazané.',
  failed: 'Nepodarilo sa to. Skúste to, prosím, neskôr.',

  embed: (service, provider) =>
    `Tento obsah poskytuje ${service}. Pri jeho načítaní sa váš prehliadač pripojí k serverom poskytovateľa ${provider || service}, ktorý môže v tomto zariadení ukladať a čítať údaje.`,
  loadOnce: 'Načítať raz',
  alwaysAllow: 'Vždy povoliť',
  openSource: 'Otvoriť na pôvodnom webe',
};

/** In the genitive. */
function count(services: number): string {
  return `${services} ${services === 1 ? 'služby' : 'služieb'}`;
}
