import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'de',
  direction: 'ltr',
  list: listed(' und '),
  reopen: 'Datenschutzeinstellungen',
  choices: 'Ihre Datenschutzoptionen',

  title: 'Ihre Cookie-Auswahl',
  body: (site, purposes, services) =>
    `${site} bittet um Ihre Einwilligung, auf diesem Gerät Daten speichern und auslesen${services ? ` sowie ${count(services)} nutzen` : ''} zu dürfen, und zwar für: ${purposes}. All dies beginnt nur, wenn Sie einwilligen. Ihre Antwort können Sie jederzeit ändern.`,
  newBody: (site, names) =>
    `Seit Ihrer letzten Antwort hat ${site} Folgendes hinzugefügt: ${names}. Dies bleibt ausgeschaltet, es sei denn, Sie willigen ein. Akzeptieren ändert nichts an Ihrer bisherigen Auswahl. Ablehnen widerruft auch zuvor erteilte Einwilligungen.`,
  acceptAll: 'Alle akzeptieren',
  rejectAll: 'Alle ablehnen',
  customise: 'Einstellungen',
  policyLink: 'Datenschutzerklärung',
  purposes: { preferences: 'Präferenzen', analytics: 'Analyse', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Ihr Alter',
  ageBody: (years) =>
    `Diese Website fragt danach, weil Analyse und Marketing für alle unter ${years} Jahren aus bleiben; das Jahr verlässt diesen Browser nicht und wird nicht gespeichert.`,
  ageLabel: 'Geburtsjahr',
  ageError: 'Geben Sie Ihr Geburtsjahr mit vier Ziffern ein, zum Beispiel 1990.',
  ageContinue: 'Weiter',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Die Datenschutzerklärung wurde geändert (Version ${version}). Ihre Auswahl bleibt unverändert.`,
  dismiss: 'Ausblenden',
  signalNote:
    'Widerspruch berücksichtigt: Ihr Browser sendet das Signal „Global Privacy Control“. Marketing sowie Verkauf und Weitergabe Ihrer Daten sind daher ausgeschaltet.',

  preferencesTitle: 'Datenschutzeinstellungen',
  preferencesBody:
    'Wählen Sie aus, was auf dieser Website ausgeführt werden darf. Änderungen gelten, sobald Sie sie speichern.',
  save: 'Auswahl speichern',
  close: 'Schließen, ohne zu speichern',
  saved: 'Ihre Auswahl ist gespeichert.',
  notStored: 'Ihre Auswahl gilt nur für diese Seite: Ihr Browser erlaubt dieser Website nicht, sie zu speichern.',
  unchanged: 'Es wurde nichts geändert.',
  losesInput:
    'Wenn Sie einen Dienst ausschalten, wird diese Seite möglicherweise neu geladen. Was Sie hier in ein Formular eingegeben haben, ginge dabei verloren.',
  alwaysOn: 'Immer eingeschaltet',
  categories: {
    necessary: {
      title: 'Erforderlich',
      text: 'Für den Betrieb der Website erforderlich: Anmeldung, Sicherheit, Speichern dieser Auswahl. Kann hier nicht ausgeschaltet werden.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Zum Speichern von Einstellungen wie Sprache oder Layout und für Zusatzfunktionen wie Chats.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Zum Messen, wie die Website genutzt wird: welche Seiten besucht werden und wo Fehler auftreten.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Zum Messen von Werbung, zum Anzeigen von Werbung nach Interessen und zum Laden von Inhalten aus sozialen Netzwerken und von Videoplattformen.',
    },
  },
  services: 'Dienste',
  search: 'Dienste suchen',
  found: 'Gefundene Dienste',
  details: 'Details',
  provider: 'Anbieter',
  providerPolicy: 'Datenschutzerklärung des Anbieters',
  stores: 'Speichert',
  retention: 'Maximale Speicherdauer',
  thirdParty: 'Auf Websites des Anbieters',
  elsewhere: 'Nicht auf dieser Seite. Auf anderen Seiten dieser Website erlaubt.',
  unknownService: (key) => `Dienst ${key}`,
  left: (names) =>
    `Diese Seite konnte Folgendes nicht löschen: ${names}. In den Einstellungen Ihres Browsers ist das möglich.`,

  receipts: 'Meine Nachweise',
  subject: 'Meine Kennung',
  noReceipts: 'Es gibt noch keine Nachweise.',
  receiptStored: 'Von der Website aufbewahrt',
  receiptWaiting: 'Bisher nur auf diesem Gerät',
  actions: {
    'accept-all': 'Alle akzeptiert',
    'reject-all': 'Alle abgelehnt',
    choose: 'Einzeln ausgewählt',
    withdraw: 'Einwilligung widerrufen',
    signal: 'Signal des Browsers',
  },
  allowed: 'Erlaubt',
  allowedNothing: 'nur Erforderliches',
  download: 'Als JSON herunterladen',
  proof: 'Beweis herunterladen',

  erase: 'Meine Daten löschen',
  eraseConfirm:
    'Ihre Auswahl und Ihre Nachweise werden auf diesem Gerät gelöscht, und die Website wird aufgefordert, ihre Kopien zu löschen. Danach werden Sie erneut gefragt.',
  eraseNow: 'Jetzt löschen',
  cancel: 'Abbrechen',
  erased: 'Ihre Daten sind gelöscht.',
  failed: 'Das hat nicht funktioniert. Bitte versuchen Sie es später erneut.',

  embed: (service, provider) =>
    `Dieser Inhalt stammt von ${service}. Beim Laden verbindet sich Ihr Browser mit ${provider || service}. Dieser Anbieter kann dann auf diesem Gerät Daten speichern und auslesen.`,
  loadOnce: 'Einmal laden',
  alwaysAllow: 'Immer erlauben',
  openSource: 'Auf der Originalseite öffnen',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'Dienst' : 'Dienste'}`;
}
