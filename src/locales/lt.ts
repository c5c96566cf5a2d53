import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed, plural } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'lt',
  direction: 'ltr',
  list: listed(' ir '),
  reopen: 'Privatumo pasirinkimai',
  choices: 'Jūsų privatumo pasirinkimai',

  title: 'Jūsų pasirinkimai dėl slapukų',
  body: (site, purposes, services) =>
    `Svetainė „${site}“ prašo jūsų sutikimo saugoti ir skaityti duomenis šiame įrenginyje${services ? ` bei naudoti ${count(services)}` : ''}. Tikslai: ${purposes}. Visa tai pradedama tik gavus jūsų sutikimą, o savo atsakymą galite bet kada pakeisti.`,
  newBody: (site, names) =>
    `Po paskutinio jūsų atsakymo svetainė „${site}“ pridėjo: ${names}. Tai lieka išjungta, nebent su tuo sutinkate. Priėmus ankstesni jūsų pasirinkimai nesikeičia. Atmetus atšaukiama ir tai, ką leidote anksčiau.`,
  acceptAll: 'Priimti visus',
  rejectAll: 'Atmesti visus',
  customise: 'Nustatymai',
  policyLink: 'Privatumo politika',
  purposes: { preferences: 'Nuostatos', analytics: 'Analitika', marketing: 'Rinkodara' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Jūsų amžius',
  ageBody: (years) =>
    `Svetainė to klausia, nes analitika ir rinkodara lieka išjungtos visiems, jaunesniems nei ${years} metų; įvesti metai lieka šioje naršyklėje ir nėra įrašomi.`,
  ageLabel: 'Gimimo metai',
  ageError: 'Įveskite savo gimimo metus keturiais skaitmenimis, pavyzdžiui, 1990.',
  ageContinue: 'Tęsti',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Privatumo politika pasikeitė (versija ${version}). Jūsų pasirinkimai lieka tokie patys.`,
  dismiss: 'Uždaryti',
  signalNote:
    'Į jūsų atsisakymą atsižvelgta: jūsų naršyklė siunčia signalą „Global Privacy Control“, todėl rinkodara ir jūsų duomenų pardavimas ar bendrinimas yra išjungti.',

  preferencesTitle: 'Privatumo nustatymai',
  preferencesBody: 'Pasirinkite, kas gali veikti šioje svetainėje. Pakeitimai įsigalioja juos įrašius.',
  save: 'Įrašyti pasirinkimus',
  close: 'Uždaryti neįrašius',
  saved: 'Jūsų pasirinkimai įrašyti.',
  notStored: 'Jūsų pasirinkimai galioja tik šiame puslapyje: jūsų naršyklė neleidžia svetainei jų įrašyti.',
  unchanged: 'Niekas nepasikeitė.',
  losesInput:
    'Išjungus paslaugą šis puslapis gali būti įkeltas iš naujo. Tada čia į formą įvesti duomenys būtų prarasti.',
  alwaysOn: 'Visada įjungti',
  categories: {
    necessary: {
      title: 'Būtinieji',
      text: 'Reikalingi, kad svetainė veiktų: prisijungimui, saugumui, šiems pasirinkimams įsiminti. Čia jų išjungti negalima.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Įsimenami nustatymai, pavyzdžiui, kalba ar išdėstymas, ir veikia papildomos funkcijos, pavyzdžiui, pokalbiai.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Matuojama, kaip naudojamasi svetaine: kurie puslapiai lankomi ir kur įvyksta klaidų.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Matuojamas reklamos poveikis, rodoma reklama pagal pomėgius ir įkeliamas turinys iš socialinių tinklų ir vaizdo įrašų svetainių.',
    },
  },
  services: 'Paslaugos',
  search: 'Ieškoti paslaugų',
  found: 'Rasta paslaugų',
  details: 'Išsami informacija',
  provider: 'Paslaugos teikėjas',
  providerPolicy: 'Teikėjo privatumo politika',
  stores: 'Saugo',
  retention: 'Ilgiausia saugojimo trukmė',
  thirdParty: 'Paties teikėjo svetainėse',
  elsewhere: 'Šiame puslapyje jos nėra. Leista kituose šios svetainės puslapiuose.',
  unknownService: (key) => `Paslauga „${key}“`,
  left: (names) => `Šis puslapis negalėjo pašalinti: ${names}. Tai galima padaryti naršyklės nustatymuose.`,

  receipts: 'Mano patvirtinimai',
  subject: 'Mano identifikatorius',
  noReceipts: 'Patvirtinimų dar nėra.',
  receiptStored: 'Saugo svetainė',
  receiptWaiting: 'Kol kas tik šiame įrenginyje',
  actions: {
    'accept-all': 'Visi priimti',
    'reject-all': 'Visi atmesti',
    choose: 'Pasirinkta atskirai',
    withdraw: 'Sutikimas atšauktas',
    signal: 'Naršyklės signalas',
  },
  allowed: 'Leista',
  allowedNothing: 'tik tai, kas būtina',
  download: 'Atsisiųsti JSON formatu',
  proof: 'Atsisiųsti įrodymą',

  erase: 'Ištrinti mano duomenis',
  eraseConfirm:
    'Jūsų pasirinkimai ir patvirtinimai bus ištrinti iš šio įrenginio, o svetainės bus paprašyta ištrinti savo kopijas. Jūsų bus paklausta dar kartą.',
  eraseNow: 'Ištrinti dabar',
  cancel: 'Atšaukti',
  erased: 'Jūsų duomenys ištrinti.',
  failed: 'Nepavyko. Bandykite dar kartą vėliau.',

  embed: (service, provider) =>
    `Šio turinio šaltinis – „${service}“. Įkeliant turinį jūsų naršyklė prisijungia prie paslaugos teikėjo „${provider || service}“, kuris gali saugoti ir skaityti duomenis šiame įrenginyje.`,
  loadOnce: 'Įkelti vieną kartą',
  alwaysAllow: 'Visada leisti',
  openSource: 'Atverti šaltinį',
};

/** In the accusative, and from 10 to 20 in the genitive. */
function count(services: number): string {
  return `${services} ${plural('lt', services, { one: 'paslaugą', few: 'paslaugas', other: 'paslaugų' })}`;
}
