import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'nb',
  direction: 'ltr',
  list: listed(' og '),
  reopen: 'Personvernvalg',
  choices: 'Dine personvernvalg',

  title: 'Dine valg om informasjonskapsler',
  body: (site, purposes, services) =>
    `${site} ber om ditt samtykke til å lagre og lese opplysninger på denne enheten${services ? ` og til å bruke ${count(services)}` : ''}. Formål: ${purposes}. Ingenting av dette starter uten ditt samtykke, og du kan når som helst endre svaret ditt.`,
  newBody: (site, names) =>
    `Siden du svarte sist, har ${site} lagt til: ${names}. Dette forblir slått av med mindre du godtar det. Hvis du godtar, endres ingen av dine tidligere valg. Hvis du avviser, trekker du også tilbake det du har tillatt tidligere.`,
  acceptAll: 'Godta alle',
  rejectAll: 'Avvis alle',
  customise: 'Innstillinger',
  policyLink: 'Personvernerklæring',
  purposes: { preferences: 'Preferanser', analytics: 'Analyse', marketing: 'Markedsføring' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Alderen din',
  ageBody: (years) =>
    `Nettstedet spør fordi analyse og markedsføring forblir av for alle under ${years} år; året du oppgir, blir i denne nettleseren og lagres ikke.`,
  ageLabel: 'Fødselsår',
  ageError: 'Oppgi fødselsåret ditt med fire sifre, for eksempel 1990.',
  ageContinue: 'Fortsett',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Personvernerklæringen er endret (versjon ${version}). Valgene dine er uendret.`,
  dismiss: 'Lukk',
  signalNote:
    'Reservasjonen din er tatt til følge: Nettleseren din sender signalet Global Privacy Control. Markedsføring og salg eller deling av opplysningene dine er derfor slått av.',

  preferencesTitle: 'Personverninnstillinger',
  preferencesBody: 'Velg hva som får kjøre på dette nettstedet. Endringene får virkning når du lagrer dem.',
  save: 'Lagre valg',
  close: 'Lukk uten å lagre',
  saved: 'Valgene dine er lagret.',
  notStored: 'Valgene dine gjelder bare for denne siden: Nettleseren din lar ikke nettstedet lagre dem.',
  unchanged: 'Ingenting er endret.',
  losesInput:
    'Hvis du slår av en tjeneste, kan siden bli lastet inn på nytt. Det du har skrevet i et skjema her, går i så fall tapt.',
  alwaysOn: 'Alltid på',
  categories: {
    necessary: {
      title: 'Nødvendige',
      text: 'Nødvendige for at nettstedet skal fungere: innlogging, sikkerhet og lagring av disse valgene. Kan ikke slås av her.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Husker innstillinger som språk eller utforming og kjører ekstra funksjoner som chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Måler hvordan nettstedet brukes: hvilke sider som besøkes, og hvor det oppstår feil.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Måler annonsering, viser annonser ut fra interesser og laster inn innhold fra sosiale nettverk og videotjenester.',
    },
  },
  services: 'Tjenester',
  search: 'Søk etter tjenester',
  found: 'Tjenester funnet',
  details: 'Detaljer',
  provider: 'Leverandør',
  providerPolicy: 'Leverandørens personvernerklæring',
  stores: 'Lagrer',
  retention: 'Lagres i høyst',
  thirdParty: 'På leverandørens egne nettsteder',
  elsewhere: 'Finnes ikke på denne siden. Tillatt på andre sider på nettstedet.',
  unknownService: (key) => `Tjeneste ${key}`,
  left: (names) => `Denne siden kunne ikke fjerne: ${names}. Det kan gjøres i innstillingene i nettleseren.`,

  receipts: 'Mine kvitteringer',
  subject: 'Min ID',
  noReceipts: 'Det finnes ingen kvitteringer ennå.',
  receiptStored: 'Oppbevares av nettstedet',
  receiptWaiting: 'Foreløpig bare på denne enheten',
  actions: {
    'accept-all': 'Alle godtatt',
    'reject-all': 'Alle avvist',
    choose: 'Valgt enkeltvis',
    withdraw: 'Samtykke trukket tilbake',
    signal: 'Signal fra nettleseren',
  },
  allowed: 'Tillatt',
  allowedNothing: 'bare det nødvendige',
  download: 'Last ned som JSON',
  proof: 'Last ned bevis',

  erase: 'Slett opplysningene mine',
  eraseConfirm:
    'Valgene og kvitteringene dine slettes på denne enheten, og nettstedet blir bedt om å slette sine kopier. Du vil bli spurt igjen.',
  eraseNow: 'Slett nå',
  cancel: 'Avbryt',
  erased: 'Opplysningene dine er slettet.',
  failed: 'Det gikk ikke. Prøv igjen senere.',

  embed: (service, provider) =>
    `Dette innholdet kommer fra ${service}. Når det lastes inn, kobler nettleseren din seg til ${provider || service}, som kan lagre og lese opplysninger på denne enheten.`,
  loadOnce: 'Last inn én gang',
  alwaysAllow: 'Tillat alltid',
  openSource: 'Åpne hos kilden',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'tjeneste' : 'tjenester'}`;
}
