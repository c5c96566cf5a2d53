import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'sw',
  direction: 'ltr',
  list: listed(' na '),
  reopen: 'Chaguo za faragha',
  choices: 'Chaguo zako za faragha',

  title: 'Chaguo zako za vidakuzi',
  body: (site, purposes, services) =>
    `${site} inaomba kuhifadhi na kusoma data kwenye kifaa hiki${services ? ` na kutumia huduma ${services}` : ''} kwa ajili ya: ${purposes}. Haya yote huanza tu ukitoa ridhaa, na unaweza kubadilisha jibu lako wakati wowote.`,
  newBody: (site, names) =>
    `Tangu jibu lako la mwisho, ${site} imeongeza: ${names}. Hivi vinabaki vimezimwa isipokuwa utoe ridhaa. Kukubali hakubadilishi chaguo zako za awali. Kukataa kunaondoa pia ridhaa uliyotoa awali.`,
  acceptAll: 'Kubali vyote',
  rejectAll: 'Kataa vyote',
  customise: 'Mipangilio',
  policyLink: 'Sera ya faragha',
  purposes: { preferences: 'Mapendeleo', analytics: 'Uchanganuzi', marketing: 'Masoko' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Umri wako',
  ageBody: (years) =>
    `Tovuti hii inauliza kwa sababu uchanganuzi na masoko hubaki vimezimwa kwa yeyote aliye chini ya miaka ${years}; mwaka unaoandika hubaki kwenye kivinjari hiki na hauhifadhiwi.`,
  ageLabel: 'Mwaka wa kuzaliwa',
  ageError: 'Andika mwaka wako wa kuzaliwa kwa tarakimu nne, kwa mfano 1990.',
  ageContinue: 'Endelea',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Sera ya faragha imebadilika (toleo la ${version}). Chaguo zako zinabaki kama zilivyo.`,
  dismiss: 'Ficha',
  signalNote:
    'Ombi la kujiondoa limetekelezwa: kivinjari chako kinatuma ishara ya Global Privacy Control, kwa hiyo masoko na uuzaji au ushirikishaji wa data yako vimezimwa.',

  preferencesTitle: 'Mipangilio ya faragha',
  preferencesBody: 'Chagua kinachoruhusiwa kufanya kazi kwenye tovuti hii. Mabadiliko huanza kutumika unapoyahifadhi.',
  save: 'Hifadhi chaguo',
  close: 'Funga bila kuhifadhi',
  saved: 'Chaguo zako zimehifadhiwa.',
  notStored: 'Chaguo zako zinatumika kwenye ukurasa huu pekee: kivinjari chako hakiruhusu tovuti hii kuzihifadhi.',
  unchanged: 'Hakuna kilichobadilika.',
  losesInput: 'Kuzima huduma kunaweza kupakia upya ukurasa huu. Ulichoandika hapa kwenye fomu kitapotea.',
  alwaysOn: 'Vimewashwa kila wakati',
  categories: {
    necessary: {
      title: 'Vya lazima',
      text: 'Vinahitajika ili tovuti ifanye kazi: kuingia, usalama, kukumbuka chaguo hizi. Haviwezi kuzimwa hapa.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Kukumbuka mipangilio kama vile lugha au mwonekano, na kuendesha nyongeza kama vile gumzo.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Kupima jinsi tovuti inavyotumika: kurasa zinazotembelewa na mahali makosa yanapotokea.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Kupima matangazo, kuonyesha matangazo kulingana na mambo yanayomvutia mtu, na kupakia maudhui kutoka kwenye mitandao ya kijamii na tovuti za video.',
    },
  },
  services: 'Huduma',
  search: 'Tafuta huduma',
  found: 'Huduma zilizopatikana',
  details: 'Maelezo',
  provider: 'Mtoa huduma',
  providerPolicy: 'Sera ya faragha ya mtoa huduma',
  stores: 'Huhifadhi',
  retention: 'Muda wa juu zaidi wa kuhifadhi',
  thirdParty: 'Kwenye tovuti za mtoa huduma',
  elsewhere: 'Haipo kwenye ukurasa huu. Inaruhusiwa kwenye kurasa nyingine za tovuti hii.',
  unknownService: (key) => `Huduma ${key}`,
  left: (names) =>
    `Ukurasa huu haukuweza kuondoa: ${names}. Unaweza kufanya hivyo kwenye mipangilio ya kivinjari chako.`,

  receipts: 'Risiti zangu',
  subject: 'Kitambulisho changu',
  noReceipts: 'Bado hakuna risiti.',
  receiptStored: 'Imehifadhiwa na tovuti',
  receiptWaiting: 'Kwa sasa, kwenye kifaa hiki pekee',
  actions: {
    'accept-all': 'Vyote vimekubaliwa',
    'reject-all': 'Vyote vimekataliwa',
    choose: 'Vimechaguliwa kimoja kimoja',
    withdraw: 'Ridhaa imeondolewa',
    signal: 'Ishara ya kivinjari',
  },
  allowed: 'Vilivyoruhusiwa',
  allowedNothing: 'vya lazima pekee',
  download: 'Pakua kama JSON',
  proof: 'Pakua uthibitisho',

  erase: 'Futa data yangu',
  eraseConfirm:
    'Chaguo na risiti zako zitafutwa kwenye kifaa hiki, na tovuti itaombwa kufuta nakala zake. Utaulizwa tena.',
  eraseNow: 'Futa sasa',
  cancel: 'Ghairi',
  erased: 'Data yako imefutwa.',
  failed: 'Imeshindikana. Tafadhali jaribu tena baadaye.',

  embed: (service, provider) =>
    `Maudhui haya yanatoka kwa ${service}. Kuyapakia kunaunganisha kivinjari chako na ${provider || service}, ambayo inaweza kuhifadhi na kusoma data kwenye kifaa hiki.`,
  loadOnce: 'Pakia mara hii tu',
  alwaysAllow: 'Ruhusu kila wakati',
  openSource: 'Fungua kwenye chanzo',
};
