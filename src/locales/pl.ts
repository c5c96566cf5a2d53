import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'pl',
  direction: 'ltr',
  list: listed(' i '),
  reopen: 'Opcje prywatności',
  choices: 'Twoje opcje prywatności',

  title: 'Pliki cookie: Twój wybór',
  body: (site, purposes, services) =>
    `Witryna ${site} prosi o zgodę na przechowywanie i odczytywanie danych na tym urządzeniu${services ? ` oraz na korzystanie z ${count(services)}` : ''} w następujących celach: ${purposes}. Nic z tego nie uruchomi się bez Twojej zgody, a odpowiedź możesz zmienić w każdej chwili.`,
  newBody: (site, names) =>
    `Od Twojej ostatniej odpowiedzi witryna ${site} dodała: ${names}. Bez Twojej zgody pozostaje to wyłączone. Zaakceptowanie nie zmienia wcześniejszego wyboru. Odrzucenie wycofuje także zgodę udzieloną wcześniej.`,
  acceptAll: 'Zaakceptuj wszystko',
  rejectAll: 'Odrzuć wszystko',
  customise: 'Ustawienia',
  policyLink: 'Polityka prywatności',
  purposes: { preferences: 'Preferencje', analytics: 'Analityka', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Twój wiek',
  ageBody: (years) =>
    `Witryna pyta o to, ponieważ analityka i marketing pozostają wyłączone dla osób poniżej ${years} lat; podany rok pozostaje w tej przeglądarce i nie jest zapisywany.`,
  ageLabel: 'Rok urodzenia',
  ageError: 'Podaj rok urodzenia czterema cyframi, na przykład 1990.',
  ageContinue: 'Dalej',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Zmieniła się polityka prywatności (wersja ${version}). Twój wybór pozostaje bez zmian.`,
  dismiss: 'Ukryj',
  signalNote:
    'Sprzeciw został uwzględniony: Twoja przeglądarka wysyła sygnał Global Privacy Control, dlatego marketing oraz sprzedaż lub udostępnianie Twoich danych są wyłączone.',

  preferencesTitle: 'Ustawienia prywatności',
  preferencesBody: 'Wybierz, co może działać w tej witrynie. Zmiany zaczną obowiązywać po zapisaniu.',
  save: 'Zapisz wybór',
  close: 'Zamknij bez zapisywania',
  saved: 'Twój wybór został zapisany.',
  notStored: 'Twój wybór obowiązuje tylko na tej stronie: przeglądarka nie pozwala witrynie go zapisać.',
  unchanged: 'Nic się nie zmieniło.',
  losesInput:
    'Wyłączenie usługi może spowodować ponowne załadowanie tej strony. Treść wpisana tu w formularzu zostałaby utracona.',
  alwaysOn: 'Zawsze włączone',
  categories: {
    necessary: {
      title: 'Niezbędne',
      text: 'Potrzebne do działania witryny: logowanie, bezpieczeństwo, zapamiętanie tego wyboru. Nie można tego tu wyłączyć.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Zapamiętywanie ustawień, takich jak język lub układ, i działanie dodatków, takich jak czat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mierzy, jak używana jest witryna: które strony są odwiedzane i gdzie występują błędy.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mierzy skuteczność reklam, wyświetla reklamy według zainteresowań oraz ładuje treści z sieci społecznościowych i witryn wideo.',
    },
  },
  services: 'Usługi',
  search: 'Szukaj usług',
  found: 'Znalezione usługi',
  details: 'Szczegóły',
  provider: 'Dostawca',
  providerPolicy: 'Jego polityka prywatności',
  stores: 'Przechowuje',
  retention: 'Maksymalny okres przechowywania',
  thirdParty: 'W witrynach dostawcy',
  elsewhere: 'Nie ma jej na tej stronie. Jest dozwolona na innych stronach tej witryny.',
  unknownService: (key) => `Usługa ${key}`,
  left: (names) => `Ta strona nie mogła usunąć: ${names}. Można to zrobić w ustawieniach przeglądarki.`,

  receipts: 'Moje potwierdzenia',
  subject: 'Mój identyfikator',
  noReceipts: 'Nie ma jeszcze żadnych potwierdzeń.',
  receiptStored: 'Przechowywane przez witrynę',
  receiptWaiting: 'Na razie tylko na tym urządzeniu',
  actions: {
    'accept-all': 'Zaakceptowano wszystko',
    'reject-all': 'Odrzucono wszystko',
    choose: 'Wybrano pojedynczo',
    withdraw: 'Wycofano zgodę',
    signal: 'Sygnał przeglądarki',
  },
  allowed: 'Dozwolone',
  allowedNothing: 'tylko to, co niezbędne',
  download: 'Pobierz jako JSON',
  proof: 'Pobierz dowód',

  erase: 'Usuń moje dane',
  eraseConfirm:
    'Twój wybór i potwierdzenia zostaną usunięte z tego urządzenia, a witryna otrzyma prośbę o usunięcie swoich kopii. Pytanie o zgodę pojawi się ponownie.',
  eraseNow: 'Usuń teraz',
  cancel: 'Anuluj',
  erased: 'Twoje dane zostały usunięte.',
  failed: 'Nie udało się. Spróbuj ponownie później.',

  embed: (service, provider) =>
    `Te treści udostępnia ${service}. Ich załadowanie łączy Twoją przeglądarkę z serwerami dostawcy ${provider || service}, który może przechowywać i odczytywać dane na tym urządzeniu.`,
  loadOnce: 'Załaduj raz',
  alwaysAllow: 'Zawsze zezwalaj',
  openSource: 'Otwórz w witrynie źródłowej',
};

/** In the genitive. */
function count(services: number): string {
  return `${services} ${services === 1 ? 'usługi' : 'usług'}`;
}
