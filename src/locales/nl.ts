import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'nl',
  direction: 'ltr',
  list: listed(' en '),
  reopen: 'Privacykeuzes',
  choices: 'Uw privacykeuzes',

  title: 'Uw cookiekeuzes',
  body: (site, purposes, services) =>
    `${site} vraagt toestemming om op dit apparaat gegevens op te slaan en te lezen${services ? ` en om ${count(services)} te gebruiken` : ''} voor: ${purposes}. Dit begint alleen als u toestemming geeft, en u kunt uw antwoord op elk moment wijzigen.`,
  newBody: (site, names) =>
    `Sinds uw laatste antwoord heeft ${site} het volgende toegevoegd: ${names}. Dit blijft uit, tenzij u toestemming geeft. Accepteren verandert niets aan uw eerdere keuzes. Weigeren trekt ook eerder gegeven toestemming in.`,
  acceptAll: 'Alles accepteren',
  rejectAll: 'Alles weigeren',
  customise: 'Instellingen',
  policyLink: 'Privacyverklaring',
  purposes: { preferences: 'Voorkeuren', analytics: 'Analyse', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Uw leeftijd',
  ageBody: (years) =>
    `Deze website vraagt dit omdat analyse en marketing uit blijven voor iedereen jonger dan ${years} jaar; het jaar blijft in deze browser en wordt niet opgeslagen.`,
  ageLabel: 'Geboortejaar',
  ageError: 'Vul uw geboortejaar in met vier cijfers, bijvoorbeeld 1990.',
  ageContinue: 'Doorgaan',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `De privacyverklaring is gewijzigd (versie ${version}). Uw keuzes blijven zoals ze zijn.`,
  dismiss: 'Verbergen',
  signalNote:
    'Uw bezwaar is verwerkt: uw browser stuurt het signaal ‘Global Privacy Control’. Marketing en de verkoop of het delen van uw gegevens staan daarom uit.',

  preferencesTitle: 'Privacy-instellingen',
  preferencesBody: 'Kies wat op deze website actief mag zijn. Wijzigingen gaan in zodra u ze opslaat.',
  save: 'Keuzes opslaan',
  close: 'Sluiten zonder op te slaan',
  saved: 'Uw keuzes zijn opgeslagen.',
  notStored: 'Uw keuzes gelden alleen voor deze pagina: uw browser staat niet toe dat deze website ze opslaat.',
  unchanged: 'Er is niets gewijzigd.',
  losesInput:
    'Als u een dienst uitzet, wordt deze pagina mogelijk opnieuw geladen. Wat u hier in een formulier hebt ingevuld, zou dan verloren gaan.',
  alwaysOn: 'Altijd aan',
  categories: {
    necessary: {
      title: 'Noodzakelijk',
      text: 'Nodig om de website te laten werken: inloggen, beveiliging, onthouden van deze keuzes. Kan hier niet worden uitgezet.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Voor het onthouden van instellingen zoals taal of weergave, en voor extra’s zoals chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Voor het meten van het gebruik van de website: welke pagina’s bezocht worden en waar fouten optreden.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Voor het meten van advertenties, het tonen van advertenties op basis van interesses en het laden van inhoud van sociale netwerken en videosites.',
    },
  },
  services: 'Diensten',
  search: 'Diensten zoeken',
  found: 'Gevonden diensten',
  details: 'Details',
  provider: 'Aanbieder',
  providerPolicy: 'Privacyverklaring van de aanbieder',
  stores: 'Slaat op',
  retention: 'Maximale bewaartermijn',
  thirdParty: 'Op sites van de aanbieder',
  elsewhere: 'Niet op deze pagina. Toegestaan op andere pagina’s van deze website.',
  unknownService: (key) => `Dienst ${key}`,
  left: (names) =>
    `Deze pagina kon het volgende niet verwijderen: ${names}. Via de instellingen van uw browser kan dat wel.`,

  receipts: 'Mijn bewijzen',
  subject: 'Mijn kenmerk',
  noReceipts: 'Er zijn nog geen bewijzen.',
  receiptStored: 'Bewaard door de website',
  receiptWaiting: 'Tot nu toe alleen op dit apparaat',
  actions: {
    'accept-all': 'Alles geaccepteerd',
    'reject-all': 'Alles geweigerd',
    choose: 'Afzonderlijk gekozen',
    withdraw: 'Toestemming ingetrokken',
    signal: 'Signaal van de browser',
  },
  allowed: 'Toegestaan',
  allowedNothing: 'alleen het noodzakelijke',
  download: 'Downloaden als JSON',
  proof: 'Controlebestand downloaden',

  erase: 'Mijn gegevens wissen',
  eraseConfirm:
    'Uw keuzes en bewijzen worden op dit apparaat gewist, en de website krijgt het verzoek haar kopieën te wissen. Daarna wordt u opnieuw om een keuze gevraagd.',
  eraseNow: 'Nu wissen',
  cancel: 'Annuleren',
  erased: 'Uw gegevens zijn gewist.',
  failed: 'Dat is niet gelukt. Probeer het later opnieuw.',

  embed: (service, provider) =>
    `Deze inhoud komt van ${service}. Bij het laden maakt uw browser verbinding met ${provider || service}. Deze aanbieder kan dan gegevens op dit apparaat opslaan en lezen.`,
  loadOnce: 'Eén keer laden',
  alwaysAllow: 'Altijd toestaan',
  openSource: 'Openen bij de bron',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'dienst' : 'diensten'}`;
}
