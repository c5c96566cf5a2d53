import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed, plural } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ro',
  direction: 'ltr',
  list: listed(' și '),
  reopen: 'Opțiuni de confidențialitate',
  choices: 'Opțiuni de confidențialitate',

  title: 'Opțiunile dumneavoastră privind cookie-urile',
  body: (site, purposes, services) =>
    `Site-ul ${site} vă cere consimțământul pentru a stoca și a citi date pe acest dispozitiv${services ? ` și pentru a utiliza ${count(services)}` : ''} în următoarele scopuri: ${purposes}. Nimic din toate acestea nu începe fără consimțământul dumneavoastră și vă puteți schimba răspunsul oricând.`,
  newBody: (site, names) =>
    `De la ultimul dumneavoastră răspuns, site-ul ${site} a adăugat: ${names}. Fără consimțământul dumneavoastră, acestea rămân dezactivate. Acceptarea nu schimbă opțiunile anterioare. Respingerea retrage și consimțământul dat anterior.`,
  acceptAll: 'Acceptați tot',
  rejectAll: 'Respingeți tot',
  customise: 'Setări',
  policyLink: 'Politica de confidențialitate',
  purposes: { preferences: 'Preferințe', analytics: 'Analiză', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Vârsta dumneavoastră',
  ageBody: (years) =>
    `Site-ul întreabă deoarece analiza și marketingul rămân dezactivate pentru persoanele sub ${years} ani; anul introdus rămâne în acest browser și nu este stocat.`,
  ageLabel: 'Anul nașterii',
  ageError: 'Introduceți anul nașterii cu patru cifre, de exemplu 1990.',
  ageContinue: 'Continuați',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Politica de confidențialitate s-a schimbat (versiunea ${version}). Opțiunile dumneavoastră rămân aceleași.`,
  dismiss: 'Ascundeți',
  signalNote:
    'Cererea de opoziție a fost respectată: browserul dumneavoastră transmite semnalul Global Privacy Control, așadar marketingul și vânzarea sau partajarea datelor dumneavoastră sunt dezactivate.',

  preferencesTitle: 'Setări de confidențialitate',
  preferencesBody: 'Alegeți ce poate rula pe acest site. Modificările se aplică după ce le salvați.',
  save: 'Salvați opțiunile',
  close: 'Închideți fără salvare',
  saved: 'Opțiunile dumneavoastră au fost salvate.',
  notStored:
    'Opțiunile dumneavoastră sunt valabile numai pentru această pagină: browserul nu permite acestui site să le stocheze.',
  unchanged: 'Nu s-a schimbat nimic.',
  losesInput:
    'Dezactivarea unui serviciu poate duce la reîncărcarea acestei pagini. Ceea ce ați completat aici într-un formular s-ar pierde.',
  alwaysOn: 'Întotdeauna active',
  categories: {
    necessary: {
      title: 'Strict necesare',
      text: 'Necesare pentru funcționarea site-ului: autentificare, securitate, memorarea acestor opțiuni. Nu pot fi dezactivate aici.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Memorarea unor setări, precum limba sau aspectul, și rularea unor funcții suplimentare, precum chatul.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Măsoară modul în care este utilizat site-ul: ce pagini sunt vizitate și unde apar erori.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Măsoară efectul publicității, afișează reclame în funcție de interese și încarcă conținut de pe rețele sociale și site-uri video.',
    },
  },
  services: 'Servicii',
  search: 'Căutare servicii',
  found: 'Servicii găsite',
  details: 'Detalii',
  provider: 'Furnizor',
  providerPolicy: 'Politica sa de confidențialitate',
  stores: 'Stochează',
  retention: 'Durata maximă de stocare',
  thirdParty: 'Pe site-urile furnizorului',
  elsewhere: 'Nu se află pe această pagină. Este permis pe alte pagini ale acestui site.',
  unknownService: (key) => `Serviciul ${key}`,
  left: (names) => `Această pagină nu a putut șterge: ${names}. Ștergerea este posibilă din setările browserului.`,

  receipts: 'Confirmările mele',
  subject: 'Identificatorul meu',
  noReceipts: 'Nu există încă nicio confirmare.',
  receiptStored: 'Păstrată de site',
  receiptWaiting: 'Deocamdată numai pe acest dispozitiv',
  actions: {
    'accept-all': 'Totul acceptat',
    'reject-all': 'Totul respins',
    choose: 'Alegere individuală',
    withdraw: 'Consimțământ retras',
    signal: 'Semnal al browserului',
  },
  allowed: 'Permise',
  allowedNothing: 'numai cele strict necesare',
  download: 'Descărcați ca JSON',
  proof: 'Descărcați dovada',

  erase: 'Ștergeți datele mele',
  eraseConfirm:
    'Opțiunile și confirmările dumneavoastră se șterg de pe acest dispozitiv, iar site-ului i se cere să își șteargă copiile. Întrebarea va apărea din nou.',
  eraseNow: 'Ștergeți acum',
  cancel: 'Anulați',
  erased: 'Datele dumneavoastră au fost șterse.',
  failed: 'Operațiunea nu a reușit. Încercați din nou mai târziu.',

  embed: (service, provider) =>
    `Acest conținut provine de la ${service}. La încărcarea lui, browserul dumneavoastră se conectează la ${provider || service}, care poate stoca și citi date pe acest dispozitiv.`,
  loadOnce: 'Încărcați o dată',
  alwaysAllow: 'Permiteți întotdeauna',
  openSource: 'Deschideți la sursă',
};

/** From 20 on with `de`, at the hundreds not always. */
function count(services: number): string {
  return `${services} ${plural('ro', services, { one: 'serviciu', few: 'servicii', other: 'de servicii' })}`;
}
