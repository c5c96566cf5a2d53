import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'da',
  direction: 'ltr',
  list: listed(' og '),
  reopen: 'Privatlivsvalg',
  choices: 'Dine privatlivsvalg',

  title: 'Dine cookievalg',
  body: (site, purposes, services) =>
    `${site} beder om dit samtykke til at lagre og læse oplysninger på denne enhed${services ? ` og til at bruge ${count(services)}` : ''}. Formål: ${purposes}. Intet af dette starter uden dit samtykke, og du kan til enhver tid ændre dit svar.`,
  newBody: (site, names) =>
    `Siden dit seneste svar har ${site} tilføjet: ${names}. Dette forbliver slået fra, medmindre du accepterer det. Hvis du accepterer, ændres ingen af dine tidligere valg. Hvis du afviser, trækker du også det tilbage, som du tidligere har tilladt.`,
  acceptAll: 'Accepter alle',
  rejectAll: 'Afvis alle',
  customise: 'Indstillinger',
  policyLink: 'Privatlivspolitik',
  purposes: { preferences: 'Præferencer', analytics: 'Statistik', marketing: 'Markedsføring' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Din alder',
  ageBody: (years) =>
    `Webstedet spørger, fordi statistik og markedsføring forbliver slået fra for alle under ${years} år; det år, du angiver, bliver i denne browser og gemmes ikke.`,
  ageLabel: 'Fødselsår',
  ageError: 'Angiv dit fødselsår med fire cifre, for eksempel 1990.',
  ageContinue: 'Fortsæt',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Privatlivspolitikken er ændret (version ${version}). Dine valg er uændrede.`,
  dismiss: 'Luk',
  signalNote:
    'Dit fravalg er imødekommet: Din browser sender signalet Global Privacy Control, så markedsføring samt salg eller deling af dine oplysninger er slået fra.',

  preferencesTitle: 'Privatlivsindstillinger',
  preferencesBody: 'Vælg, hvad der må køre på dette websted. Ændringerne får virkning, når du gemmer dem.',
  save: 'Gem valg',
  close: 'Luk uden at gemme',
  saved: 'Dine valg er gemt.',
  notStored: 'Dine valg gælder kun for denne side: Din browser tillader ikke, at webstedet gemmer dem.',
  unchanged: 'Intet er ændret.',
  losesInput:
    'Hvis du slår en tjeneste fra, kan siden blive genindlæst. Det, du har skrevet i en formular her, går i så fald tabt.',
  alwaysOn: 'Altid slået til',
  categories: {
    necessary: {
      title: 'Nødvendige',
      text: 'Nødvendige for, at webstedet kan fungere: login, sikkerhed og lagring af disse valg. Kan ikke slås fra her.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Husker indstillinger som sprog eller layout og kører ekstra funktioner som chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Måler, hvordan webstedet bruges: hvilke sider der besøges, og hvor der opstår fejl.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Måler annoncering, viser annoncer ud fra interesser og indlæser indhold fra sociale netværk og videotjenester.',
    },
  },
  services: 'Tjenester',
  search: 'Søg efter tjenester',
  found: 'Fundne tjenester',
  details: 'Detaljer',
  provider: 'Udbyder',
  providerPolicy: 'Udbyderens privatlivspolitik',
  stores: 'Lagrer',
  retention: 'Opbevares højst',
  thirdParty: 'På udbyderens egne websteder',
  elsewhere: 'Findes ikke på denne side. Tilladt på andre sider på webstedet.',
  unknownService: (key) => `Tjeneste ${key}`,
  left: (names) => `Denne side kunne ikke fjerne: ${names}. Det kan gøres i browserens indstillinger.`,

  receipts: 'Mine kvitteringer',
  subject: 'Mit id',
  noReceipts: 'Der er endnu ingen kvitteringer.',
  receiptStored: 'Opbevares af webstedet',
  receiptWaiting: 'Indtil videre kun på denne enhed',
  actions: {
    'accept-all': 'Alle accepteret',
    'reject-all': 'Alle afvist',
    choose: 'Valgt enkeltvis',
    withdraw: 'Samtykke trukket tilbage',
    signal: 'Signal fra browseren',
  },
  allowed: 'Tilladt',
  allowedNothing: 'kun det nødvendige',
  download: 'Hent som JSON',
  proof: 'Hent bevis',

  erase: 'Slet mine oplysninger',
  eraseConfirm:
    'Dine valg og kvitteringer slettes på denne enhed, og webstedet bliver bedt om at slette sine kopier. Du vil blive spurgt igen.',
  eraseNow: 'Slet nu',
  cancel: 'Annuller',
  erased: 'Dine oplysninger er slettet.',
  failed: 'Det lykkedes ikke. Prøv igen senere.',

  embed: (service, provider) =>
    `Dette indhold kommer fra ${service}. Når det indlæses, opretter din browser forbindelse til ${provider || service}, som kan lagre og læse oplysninger på denne enhed.`,
  loadOnce: 'Indlæs én gang',
  alwaysAllow: 'Tillad altid',
  openSource: 'Åbn hos kilden',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'tjeneste' : 'tjenester'}`;
}
