import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'et',
  direction: 'ltr',
  list: listed(' ja '),
  reopen: 'Privaatsusvalikud',
  choices: 'Teie privaatsusvalikud',

  title: 'Teie küpsisevalikud',
  // In the partitive, as here, the noun is the same with every number.
  body: (site, purposes, services) =>
    `${site} palub teie nõusolekut, et salvestada sellesse seadmesse andmeid ja neid lugeda${services ? ` ning kasutada ${services} teenust` : ''}. Eesmärgid: ${purposes}. Midagi sellest ei käivitata ilma teie nõusolekuta ja te saate oma vastust igal ajal muuta.`,
  newBody: (site, names) =>
    `Pärast teie viimast vastust on ${site} lisanud: ${names}. See jääb välja lülitatuks, kui te sellega ei nõustu. Nõustumine ei muuda teie varasemaid valikuid. Keeldumine võtab tagasi ka selle, mida te varem lubasite.`,
  acceptAll: 'Nõustu kõigiga',
  rejectAll: 'Keeldu kõigist',
  customise: 'Seaded',
  policyLink: 'Andmekaitsetingimused',
  purposes: { preferences: 'Eelistused', analytics: 'Analüütika', marketing: 'Turundus' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Teie vanus',
  ageBody: (years) =>
    `Veebisait küsib seda, sest analüütika ja turundus jäävad alla ${years}-aastastele väljalülitatuks; sisestatud aasta jääb sellesse brauserisse ja seda ei salvestata.`,
  ageLabel: 'Sünniaasta',
  ageError: 'Sisestage oma sünniaasta nelja numbriga, näiteks 1990.',
  ageContinue: 'Jätka',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Andmekaitsetingimused on muutunud (versioon ${version}). Teie valikud jäävad samaks.`,
  dismiss: 'Sulge',
  signalNote:
    'Teie keeldumine on arvesse võetud: teie brauser saadab signaali Global Privacy Control, seega on turundus ning teie andmete müük ja jagamine välja lülitatud.',

  preferencesTitle: 'Privaatsusseaded',
  preferencesBody: 'Valige, mis võib sellel veebisaidil töötada. Muudatused hakkavad kehtima, kui need salvestate.',
  save: 'Salvesta valikud',
  close: 'Sulge salvestamata',
  saved: 'Teie valikud on salvestatud.',
  notStored: 'Teie valikud kehtivad ainult sellel lehel: teie brauser ei luba veebisaidil neid salvestada.',
  unchanged: 'Midagi ei ole muutunud.',
  losesInput:
    'Teenuse väljalülitamisel võidakse see leht uuesti laadida. Siin vormi sisestatud andmed läheksid siis kaotsi.',
  alwaysOn: 'Alati sees',
  categories: {
    necessary: {
      title: 'Vajalikud',
      text: 'Vajalikud veebisaidi toimimiseks: sisselogimine, turvalisus ja nende valikute meelespidamine. Neid ei saa siin välja lülitada.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Jätavad meelde seaded, näiteks keele või paigutuse, ja käitavad lisasid, näiteks vestlust.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mõõdab, kuidas veebisaiti kasutatakse: milliseid lehti külastatakse ja kus tekib vigu.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mõõdab reklaami, näitab reklaame huvide järgi ning laadib sisu suhtlusvõrgustikest ja videosaitidelt.',
    },
  },
  services: 'Teenused',
  search: 'Otsi teenuseid',
  found: 'Leitud teenuseid',
  details: 'Üksikasjad',
  provider: 'Teenuseosutaja',
  providerPolicy: 'Teenuseosutaja andmekaitsetingimused',
  stores: 'Salvestab',
  retention: 'Pikim säilitusaeg',
  thirdParty: 'Teenuseosutaja enda veebisaitidel',
  elsewhere: 'Sellel lehel seda ei ole. Lubatud selle veebisaidi teistel lehtedel.',
  unknownService: (key) => `Teenus ${key}`,
  left: (names) => `See leht ei saanud eemaldada: ${names}. Seda saab teha brauseri seadetes.`,

  receipts: 'Minu kviitungid',
  subject: 'Minu tunnus',
  noReceipts: 'Kviitungeid veel ei ole.',
  receiptStored: 'Veebisaidil hoiul',
  receiptWaiting: 'Seni ainult selles seadmes',
  actions: {
    'accept-all': 'Kõigiga nõustutud',
    'reject-all': 'Kõigist keeldutud',
    choose: 'Ükshaaval valitud',
    withdraw: 'Nõusolek tagasi võetud',
    signal: 'Brauseri signaal',
  },
  allowed: 'Lubatud',
  allowedNothing: 'ainult vajalik',
  download: 'Laadi alla JSON-failina',
  proof: 'Laadi alla tõend',

  erase: 'Kustuta minu andmed',
  eraseConfirm:
    'Teie valikud ja kviitungid kustutatakse sellest seadmest ning veebisaidil palutakse oma koopiad kustutada. Teilt küsitakse uuesti.',
  eraseNow: 'Kustuta kohe',
  cancel: 'Tühista',
  erased: 'Teie andmed on kustutatud.',
  failed: 'See ei õnnestunud. Palun proovige hiljem uuesti.',

  embed: (service, provider) =>
    `Selle sisu allikas on ${service}. Sisu laadimisel loob teie brauser ühenduse teenuseosutajaga ${provider || service}, kes võib sellesse seadmesse andmeid salvestada ja neid lugeda.`,
  loadOnce: 'Laadi üks kord',
  alwaysAllow: 'Luba alati',
  openSource: 'Ava algallikas',
};
