import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'sl',
  direction: 'ltr',
  list: listed(' in '),
  reopen: 'Izbire glede zasebnosti',
  choices: 'Vaše izbire glede zasebnosti',

  title: 'Vaše izbire glede piškotkov',
  body: (site, purposes, services) =>
    `Spletno mesto ${site} prosi za privolitev v shranjevanje in branje podatkov v tej napravi${services ? ` ter v uporabo ${count(services)}` : ''} za te namene: ${purposes}. Nič od tega se ne začne brez vaše privolitve, odgovor pa lahko kadar koli spremenite.`,
  newBody: (site, names) =>
    `Spletno mesto ${site} je po vašem zadnjem odgovoru dodalo: ${names}. Brez vaše privolitve to ostane izklopljeno. Sprejem ne spremeni vaših prejšnjih izbir. Zavrnitev prekliče tudi prej dano privolitev.`,
  acceptAll: 'Sprejmi vse',
  rejectAll: 'Zavrni vse',
  customise: 'Nastavitve',
  policyLink: 'Politika zasebnosti',
  purposes: { preferences: 'Prednostne nastavitve', analytics: 'Analitika', marketing: 'Trženje' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Vaša starost',
  ageBody: (years) =>
    `To spletno mesto to sprašuje, ker analitika in trženje ostaneta izklopljena za vse, mlajše od ${years} let; vneseno leto ostane v tem brskalniku in se ne shrani.`,
  ageLabel: 'Leto rojstva',
  ageError: 'Vnesite leto rojstva s štirimi števkami, na primer 1990.',
  ageContinue: 'Nadaljuj',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Politika zasebnosti se je spremenila (različica ${version}). Vaše izbire ostajajo enake.`,
  dismiss: 'Skrij',
  signalNote:
    'Ugovor je upoštevan: vaš brskalnik pošilja signal Global Privacy Control, zato so trženje ter prodaja ali deljenje vaših podatkov izklopljeni.',

  preferencesTitle: 'Nastavitve zasebnosti',
  preferencesBody: 'Izberite, kaj se lahko izvaja na tem spletnem mestu. Spremembe začnejo veljati, ko jih shranite.',
  save: 'Shrani izbire',
  close: 'Zapri brez shranjevanja',
  saved: 'Vaše izbire so shranjene.',
  notStored: 'Vaše izbire veljajo samo za to stran: brskalnik temu spletnemu mestu ne dovoli, da bi jih shranilo.',
  unchanged: 'Nič se ni spremenilo.',
  losesInput: 'Ob izklopu storitve se ta stran lahko znova naloži. Kar ste tu vpisali v obrazec, bi se izgubilo.',
  alwaysOn: 'Vedno vklopljeno',
  categories: {
    necessary: {
      title: 'Nujno potrebno',
      text: 'Potrebno za delovanje spletnega mesta: prijava, varnost, shranjevanje teh izbir. Tega tu ni mogoče izklopiti.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Shranjevanje nastavitev, kot sta jezik in postavitev, ter delovanje dodatkov, kot je klepet.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Meri uporabo spletnega mesta: katere strani so obiskane in kje prihaja do napak.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Meri učinek oglaševanja, prikazuje oglase glede na zanimanja ter nalaga vsebine z družbenih omrežij in s spletnih mest z videoposnetki.',
    },
  },
  services: 'Storitve',
  search: 'Iskanje storitev',
  found: 'Najdene storitve',
  details: 'Podrobnosti',
  provider: 'Ponudnik',
  providerPolicy: 'Njegova politika zasebnosti',
  stores: 'Shranjuje',
  retention: 'Najdaljši čas hrambe',
  thirdParty: 'Na spletnih mestih ponudnika',
  elsewhere: 'Ni na tej strani. Dovoljena je na drugih straneh tega spletnega mesta.',
  unknownService: (key) => `Storitev ${key}`,
  left: (names) => `Ta stran ni mogla odstraniti naslednjega: ${names}. To lahko storite v nastavitvah brskalnika.`,

  receipts: 'Moja potrdila',
  subject: 'Moj identifikator',
  noReceipts: 'Potrdil še ni.',
  receiptStored: 'Hrani ga spletno mesto',
  receiptWaiting: 'Za zdaj samo v tej napravi',
  actions: {
    'accept-all': 'Sprejeto vse',
    'reject-all': 'Zavrnjeno vse',
    choose: 'Izbrano posamično',
    withdraw: 'Privolitev preklicana',
    signal: 'Signal brskalnika',
  },
  allowed: 'Dovoljeno',
  allowedNothing: 'samo nujno potrebno',
  download: 'Prenesi kot JSON',
  proof: 'Prenesi dokaz',

  erase: 'Izbriši moje podatke',
  eraseConfirm:
    'Vaše izbire in potrdila se izbrišejo iz te naprave, spletno mesto pa prejme prošnjo, naj izbriše svoje kopije. Nato se vprašanje prikaže znova.',
  eraseNow: 'Izbriši zdaj',
  cancel: 'Prekliči',
  erased: 'Vaši podatki so izbrisani.',
  failed: 'Ni uspelo. Poskusite znova pozneje.',

  embed: (service, provider) =>
    `To vsebino zagotavlja ${service}. Ob njenem nalaganju se vaš brskalnik poveže s strežniki ponudnika ${provider || service}, ki lahko v tej napravi shranjuje in bere podatke.`,
  loadOnce: 'Naloži enkrat',
  alwaysAllow: 'Vedno dovoli',
  openSource: 'Odpri na izvirnem spletnem mestu',
};

/** In the genitive, where two and more are alike. */
function count(services: number): string {
  return `${services} ${services % 100 === 1 ? 'storitve' : 'storitev'}`;
}
