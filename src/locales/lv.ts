import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'lv',
  direction: 'ltr',
  list: listed(' un '),
  reopen: 'Privātuma izvēles',
  choices: 'Jūsu privātuma izvēles',

  title: 'Jūsu sīkdatņu izvēles',
  body: (site, purposes, services) =>
    `Vietne ${site} lūdz jūsu piekrišanu datu glabāšanai un nolasīšanai šajā ierīcē${services ? `, kā arī ${count(services)} izmantošanai` : ''}. Nolūki: ${purposes}. Nekas no tā netiek sākts bez jūsu piekrišanas, un savu atbildi varat mainīt jebkurā laikā.`,
  newBody: (site, names) =>
    `Kopš jūsu pēdējās atbildes vietne ${site} ir pievienojusi: ${names}. Tas paliek izslēgts, ja vien tam nepiekrītat. Piekrišana nemaina jūsu iepriekšējās izvēles. Noraidīšana atsauc arī to, ko iepriekš atļāvāt.`,
  acceptAll: 'Piekrist visam',
  rejectAll: 'Noraidīt visu',
  customise: 'Iestatījumi',
  policyLink: 'Privātuma politika',
  purposes: { preferences: 'Preferences', analytics: 'Analītika', marketing: 'Mārketings' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Jūsu vecums',
  ageBody: (years) =>
    `Vietne to jautā, jo analītika un mārketings paliek izslēgti ikvienam, kas ir jaunāks par ${years} gadiem; ievadītais gads paliek šajā pārlūkprogrammā un netiek saglabāts.`,
  ageLabel: 'Dzimšanas gads',
  ageError: 'Ievadiet savu dzimšanas gadu ar četriem cipariem, piemēram, 1990.',
  ageContinue: 'Turpināt',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Privātuma politika ir mainīta (versija ${version}). Jūsu izvēles paliek nemainīgas.`,
  dismiss: 'Aizvērt',
  signalNote:
    'Jūsu atteikums ir ņemts vērā: jūsu pārlūkprogramma sūta signālu Global Privacy Control, tāpēc mārketings un jūsu datu pārdošana vai kopīgošana ir izslēgti.',

  preferencesTitle: 'Privātuma iestatījumi',
  preferencesBody: 'Izvēlieties, kas drīkst darboties šajā vietnē. Izmaiņas stājas spēkā, kad tās saglabājat.',
  save: 'Saglabāt izvēles',
  close: 'Aizvērt nesaglabājot',
  saved: 'Jūsu izvēles ir saglabātas.',
  notStored: 'Jūsu izvēles ir spēkā tikai šajā lapā: jūsu pārlūkprogramma neļauj vietnei tās saglabāt.',
  unchanged: 'Nekas nav mainījies.',
  losesInput:
    'Ja izslēgsiet kādu pakalpojumu, šī lapa var tikt ielādēta no jauna. Tad šeit veidlapā ierakstītais tiktu zaudēts.',
  alwaysOn: 'Vienmēr ieslēgtas',
  categories: {
    necessary: {
      title: 'Nepieciešamās',
      text: 'Vajadzīgas, lai vietne darbotos: pieteikšanās, drošība un šo izvēļu atcerēšanās. Šeit tās nevar izslēgt.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Atceras iestatījumus, piemēram, valodu vai izkārtojumu, un darbina papildiespējas, piemēram, tērzēšanu.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mēra vietnes lietošanu: kuras lapas tiek apmeklētas un kur rodas kļūdas.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mēra reklāmu, rāda reklāmas atbilstoši interesēm un ielādē saturu no sociālajiem tīkliem un video vietnēm.',
    },
  },
  services: 'Pakalpojumi',
  search: 'Meklēt pakalpojumus',
  found: 'Atrastie pakalpojumi',
  details: 'Sīkāka informācija',
  provider: 'Pakalpojuma sniedzējs',
  providerPolicy: 'Sniedzēja privātuma politika',
  stores: 'Saglabā',
  retention: 'Ilgākais glabāšanas laiks',
  thirdParty: 'Paša sniedzēja vietnēs',
  elsewhere: 'Šajā lapā tā nav. Atļauts citās šīs vietnes lapās.',
  unknownService: (key) => `Pakalpojums ${key}`,
  left: (names) => `Šī lapa nevarēja izdzēst: ${names}. To var izdarīt pārlūkprogrammas iestatījumos.`,

  receipts: 'Mani apliecinājumi',
  subject: 'Mans identifikators',
  noReceipts: 'Apliecinājumu vēl nav.',
  receiptStored: 'Glabājas vietnē',
  receiptWaiting: 'Pagaidām tikai šajā ierīcē',
  actions: {
    'accept-all': 'Dota piekrišana visam',
    'reject-all': 'Viss noraidīts',
    choose: 'Izvēlēts atsevišķi',
    withdraw: 'Piekrišana atsaukta',
    signal: 'Pārlūkprogrammas signāls',
  },
  allowed: 'Atļauts',
  allowedNothing: 'tikai nepieciešamais',
  download: 'Lejupielādēt JSON formātā',
  proof: 'Lejupielādēt pierādījumu',

  erase: 'Dzēst manus datus',
  eraseConfirm:
    'Jūsu izvēles un apliecinājumi tiks izdzēsti no šīs ierīces, un vietnei tiks lūgts izdzēst savas kopijas. Jums tiks jautāts vēlreiz.',
  eraseNow: 'Dzēst tagad',
  cancel: 'Atcelt',
  erased: 'Jūsu dati ir izdzēsti.',
  failed: 'Tas neizdevās. Lūdzu, mēģiniet vēlāk vēlreiz.',

  embed: (service, provider) =>
    `Šī satura avots ir ${service}. Kad saturs tiek ielādēts, jūsu pārlūkprogramma izveido savienojumu ar pakalpojuma sniedzēju ${provider || service}, kas šajā ierīcē var saglabāt un nolasīt datus.`,
  loadOnce: 'Ielādēt vienreiz',
  alwaysAllow: 'Vienmēr atļaut',
  openSource: 'Atvērt avotā',
};

/** In the genitive. The singular goes with 21 and 31 as well. */
function count(services: number): string {
  return `${services} ${services % 10 === 1 && services % 100 !== 11 ? 'pakalpojuma' : 'pakalpojumu'}`;
}
