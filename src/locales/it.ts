import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'it',
  direction: 'ltr',
  list: listed(' e '),
  reopen: 'Scelte sulla privacy',
  choices: 'Scelte sulla privacy',

  title: 'Scelte sui cookie',
  body: (site, purposes, services) =>
    `${site} chiede di poter archiviare e leggere dati su questo dispositivo${services ? ` e usare ${count(services)}` : ''} per: ${purposes}. Tutto ciò inizia solo con il consenso dell’utente, che può modificare la risposta in qualsiasi momento.`,
  newBody: (site, names) =>
    `Dall’ultima risposta ${site} ha aggiunto: ${names}. Quanto aggiunto resta disattivato, salvo consenso. Accettare non modifica le scelte precedenti. Rifiutare revoca anche il consenso prestato in precedenza.`,
  acceptAll: 'Accetta tutto',
  rejectAll: 'Rifiuta tutto',
  customise: 'Impostazioni',
  policyLink: 'Informativa sulla privacy',
  purposes: { preferences: 'Preferenze', analytics: 'Analisi', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'La sua età',
  ageBody: (years) =>
    `Questo sito lo chiede perché analisi e marketing restano disattivati per chi ha meno di ${years} anni; l’anno inserito resta in questo browser e non viene archiviato.`,
  ageLabel: 'Anno di nascita',
  ageError: 'Inserire l’anno di nascita in quattro cifre, ad esempio 1990.',
  ageContinue: 'Continua',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `L’informativa sulla privacy è cambiata (versione ${version}). Le scelte restano invariate.`,
  dismiss: 'Nascondi',
  signalNote:
    'Richiesta di opposizione accolta: il browser invia il segnale Global Privacy Control, perciò il marketing e la vendita o la condivisione dei dati personali sono disattivati.',

  preferencesTitle: 'Impostazioni della privacy',
  preferencesBody:
    'Qui si sceglie che cosa può funzionare su questo sito. Le modifiche hanno effetto una volta salvate.',
  save: 'Salva le scelte',
  close: 'Chiudi senza salvare',
  saved: 'Le scelte sono state salvate.',
  notStored: 'Le scelte valgono solo per questa pagina: il browser non consente a questo sito di archiviarle.',
  unchanged: 'Nessuna modifica.',
  losesInput:
    'Disattivare un servizio può far ricaricare questa pagina. Quanto inserito qui in un modulo andrebbe perso.',
  alwaysOn: 'Sempre attivi',
  categories: {
    necessary: {
      title: 'Necessari',
      text: 'Necessari al funzionamento del sito: accesso, sicurezza, memorizzazione di queste scelte. Non si possono disattivare qui.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Per ricordare impostazioni come la lingua o l’aspetto e per funzioni aggiuntive come la chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Per misurare come viene usato il sito: quali pagine sono visitate e dove si verificano errori.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Per misurare gli effetti della pubblicità, mostrare annunci in base agli interessi e caricare contenuti da social network e siti di video.',
    },
  },
  services: 'Servizi',
  search: 'Cerca servizi',
  found: 'Servizi trovati',
  details: 'Dettagli',
  provider: 'Fornitore',
  providerPolicy: 'Informativa sulla privacy del fornitore',
  stores: 'Archivia',
  retention: 'Durata massima di conservazione',
  thirdParty: 'Sui siti del fornitore',
  elsewhere: 'Non presente in questa pagina. Consentito in altre pagine di questo sito.',
  unknownService: (key) => `Servizio ${key}`,
  left: (names) => `Questa pagina non ha potuto eliminare: ${names}. È possibile farlo dalle impostazioni del browser.`,

  receipts: 'Le mie ricevute',
  subject: 'Il mio identificativo',
  noReceipts: 'Non ci sono ancora ricevute.',
  receiptStored: 'Conservata dal sito',
  receiptWaiting: 'Per ora solo su questo dispositivo',
  actions: {
    'accept-all': 'Accettato tutto',
    'reject-all': 'Rifiutato tutto',
    choose: 'Scelte singole',
    withdraw: 'Consenso revocato',
    signal: 'Segnale del browser',
  },
  allowed: 'Consentito',
  allowedNothing: 'solo il necessario',
  download: 'Scarica in formato JSON',
  proof: 'Scarica la prova',

  erase: 'Cancella i miei dati',
  eraseConfirm:
    'Le scelte e le ricevute saranno cancellate da questo dispositivo, e al sito sarà chiesto di cancellare le proprie copie. La scelta sarà chiesta di nuovo.',
  eraseNow: 'Cancella ora',
  cancel: 'Annulla',
  erased: 'I dati sono stati cancellati.',
  failed: 'Operazione non riuscita. Si prega di riprovare più tardi.',

  embed: (service, provider) =>
    `Questo contenuto proviene da ${service}. Al caricamento il browser si collega a ${provider || service}, che può archiviare e leggere dati su questo dispositivo.`,
  loadOnce: 'Carica una volta',
  alwaysAllow: 'Consenti sempre',
  openSource: 'Apri sul sito di origine',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'servizio' : 'servizi'}`;
}
