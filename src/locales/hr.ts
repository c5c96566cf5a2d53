import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed, plural } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'hr',
  direction: 'ltr',
  list: listed(' i '),
  reopen: 'Opcije privatnosti',
  choices: 'Vaše opcije privatnosti',

  title: 'Vaš odabir kolačića',
  body: (site, purposes, services) =>
    `Web-mjesto ${site} traži privolu da na ovom uređaju pohranjuje i čita podatke${services ? ` te da upotrebljava ${count(services)}` : ''} u sljedeće svrhe: ${purposes}. Ništa od toga ne počinje bez vaše privole, a odgovor možete promijeniti u svakom trenutku.`,
  newBody: (site, names) =>
    `Nakon vašeg posljednjeg odgovora web-mjesto ${site} dodalo je: ${names}. Bez vaše privole to ostaje isključeno. Prihvaćanjem se ne mijenjaju vaši raniji odabiri. Odbijanjem se povlači i ranije dana privola.`,
  acceptAll: 'Prihvati sve',
  rejectAll: 'Odbij sve',
  customise: 'Postavke',
  policyLink: 'Pravila o privatnosti',
  purposes: { preferences: 'Preferencije', analytics: 'Analitika', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Vaša dob',
  ageBody: (years) =>
    `Ovo web-mjesto to pita jer analitika i marketing ostaju isključeni za sve mlađe od ${years} godina; upisana godina ostaje u ovom pregledniku i ne sprema se.`,
  ageLabel: 'Godina rođenja',
  ageError: 'Upišite godinu rođenja s četiri znamenke, na primjer 1990.',
  ageContinue: 'Nastavi',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Pravila o privatnosti promijenila su se (verzija ${version}). Vaši odabiri ostaju isti.`,
  dismiss: 'Sakrij',
  signalNote:
    'Prigovor je uvažen: vaš preglednik šalje signal Global Privacy Control pa su marketing te prodaja ili dijeljenje vaših podataka isključeni.',

  preferencesTitle: 'Postavke privatnosti',
  preferencesBody: 'Odaberite što se smije pokretati na ovom web-mjestu. Promjene počinju vrijediti kad ih spremite.',
  save: 'Spremi odabire',
  close: 'Zatvori bez spremanja',
  saved: 'Vaši su odabiri spremljeni.',
  notStored: 'Vaši odabiri vrijede samo za ovu stranicu: preglednik ovom web-mjestu ne dopušta da ih spremi.',
  unchanged: 'Ništa se nije promijenilo.',
  losesInput:
    'Kad isključite uslugu, ova se stranica može ponovno učitati. Ono što ste ovdje upisali u obrazac bilo bi izgubljeno.',
  alwaysOn: 'Uvijek uključeno',
  categories: {
    necessary: {
      title: 'Nužno',
      text: 'Potrebno za rad web-mjesta: prijava, sigurnost, pamćenje ovih odabira. Ovdje se ne može isključiti.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Pamćenje postavki kao što su jezik ili izgled te rad dodataka kao što je čavrljanje.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mjeri kako se upotrebljava web-mjesto: koje se stranice posjećuju i gdje se javljaju pogreške.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mjeri učinak oglašavanja, prikazuje oglase prema interesima te učitava sadržaj s društvenih mreža i web-mjesta s videozapisima.',
    },
  },
  services: 'Usluge',
  search: 'Pretraživanje usluga',
  found: 'Pronađene usluge',
  details: 'Pojedinosti',
  provider: 'Pružatelj',
  providerPolicy: 'Njegova pravila o privatnosti',
  stores: 'Pohranjuje',
  retention: 'Najdulje razdoblje čuvanja',
  thirdParty: 'Na web-mjestima pružatelja',
  elsewhere: 'Nije na ovoj stranici. Dopuštena je na drugim stranicama ovog web-mjesta.',
  unknownService: (key) => `Usluga ${key}`,
  left: (names) => `Ova stranica nije mogla ukloniti: ${names}. To možete učiniti u postavkama preglednika.`,

  receipts: 'Moje potvrde',
  subject: 'Moj identifikator',
  noReceipts: 'Još nema potvrda.',
  receiptStored: 'Čuva je web-mjesto',
  receiptWaiting: 'Zasad samo na ovom uređaju',
  actions: {
    'accept-all': 'Prihvaćeno sve',
    'reject-all': 'Odbijeno sve',
    choose: 'Odabrano pojedinačno',
    withdraw: 'Privola povučena',
    signal: 'Signal preglednika',
  },
  allowed: 'Dopušteno',
  allowedNothing: 'samo ono što je nužno',
  download: 'Preuzmi kao JSON',
  proof: 'Preuzmi dokaz',

  erase: 'Izbriši moje podatke',
  eraseConfirm:
    'Vaši odabiri i potvrde brišu se s ovog uređaja, a od web-mjesta se traži da izbriše svoje kopije. Zatim će se pitanje ponovno prikazati.',
  eraseNow: 'Izbriši sada',
  cancel: 'Odustani',
  erased: 'Vaši su podaci izbrisani.',
  failed: 'Nije uspjelo. Pokušajte ponovno kasnije.',

  embed: (service, provider) =>
    `Ovaj sadržaj pruža ${service}. Njegovim se učitavanjem vaš preglednik povezuje s poslužiteljima pružatelja ${provider || service}, koji na ovom uređaju može pohranjivati i čitati podatke.`,
  loadOnce: 'Učitaj jednom',
  alwaysAllow: 'Uvijek dopusti',
  openSource: 'Otvori na izvornom web-mjestu',
};

/** In the accusative. */
function count(services: number): string {
  return `${services} ${plural('hr', services, { one: 'uslugu', few: 'usluge', other: 'usluga' })}`;
}
