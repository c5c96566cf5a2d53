import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'fi',
  direction: 'ltr',
  list: listed(' ja '),
  reopen: 'Tietosuojavalinnat',
  choices: 'Tietosuojavalintasi',

  title: 'Evästevalintasi',
  // In the genitive, as here, the noun is the same with every number.
  body: (site, purposes, services) =>
    `${site} pyytää suostumustasi tietojen tallentamiseen tälle laitteelle ja niiden lukemiseen${services ? ` sekä ${services} palvelun käyttöön` : ''}. Tarkoitukset: ${purposes}. Mitään tästä ei aloiteta ilman suostumustasi, ja voit muuttaa vastaustasi milloin tahansa.`,
  newBody: (site, names) =>
    `Sivustolle ${site} on edellisen vastauksesi jälkeen lisätty: ${names}. Tämä pysyy pois käytöstä, ellet hyväksy sitä. Hyväksyminen ei muuta aiempia valintojasi. Hylkääminen peruuttaa myös sen, minkä olet aiemmin sallinut.`,
  acceptAll: 'Hyväksy kaikki',
  rejectAll: 'Hylkää kaikki',
  customise: 'Asetukset',
  policyLink: 'Tietosuojaseloste',
  purposes: { preferences: 'Mieltymykset', analytics: 'Analytiikka', marketing: 'Markkinointi' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Ikäsi',
  ageBody: (years) =>
    `Sivusto kysyy tätä, koska analytiikka ja markkinointi pysyvät pois päältä kaikilta alle ${years}-vuotiailta; antamasi vuosi pysyy tässä selaimessa eikä sitä tallenneta.`,
  ageLabel: 'Syntymävuosi',
  ageError: 'Anna syntymävuotesi neljällä numerolla, esimerkiksi 1990.',
  ageContinue: 'Jatka',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Tietosuojaseloste on muuttunut (versio ${version}). Valintasi pysyvät ennallaan.`,
  dismiss: 'Sulje',
  signalNote:
    'Kieltoasi on noudatettu: selaimesi lähettää Global Privacy Control -signaalin, joten markkinointi sekä tietojesi myynti ja jakaminen ovat pois käytöstä.',

  preferencesTitle: 'Tietosuoja-asetukset',
  preferencesBody: 'Valitse, mitä tällä sivustolla saa olla käytössä. Muutokset tulevat voimaan, kun tallennat ne.',
  save: 'Tallenna valinnat',
  close: 'Sulje tallentamatta',
  saved: 'Valintasi on tallennettu.',
  notStored: 'Valintasi ovat voimassa vain tällä sivulla: selaimesi ei anna sivuston tallentaa niitä.',
  unchanged: 'Mikään ei ole muuttunut.',
  losesInput:
    'Jos poistat palvelun käytöstä, tämä sivu saatetaan ladata uudelleen. Silloin tällä sivulla lomakkeeseen kirjoittamasi tiedot häviävät.',
  alwaysOn: 'Aina käytössä',
  categories: {
    necessary: {
      title: 'Välttämättömät',
      text: 'Tarvitaan, jotta sivusto toimii: kirjautuminen, turvallisuus ja näiden valintojen muistaminen. Näitä ei voi poistaa käytöstä tässä.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Muistetaan asetukset, kuten kieli tai asettelu, ja käytetään lisätoimintoja, kuten chattia.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mitataan sivuston käyttöä: millä sivuilla käydään ja missä ilmenee virheitä.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mitataan mainontaa, näytetään mainoksia kiinnostuksen kohteiden mukaan ja ladataan sisältöä yhteisöpalveluista ja videosivustoilta.',
    },
  },
  services: 'Palvelut',
  search: 'Hae palveluja',
  found: 'Löytyneet palvelut',
  details: 'Lisätiedot',
  provider: 'Palveluntarjoaja',
  providerPolicy: 'Palveluntarjoajan tietosuojaseloste',
  stores: 'Tallentaa',
  retention: 'Säilytysaika enintään',
  thirdParty: 'Palveluntarjoajan omilla sivustoilla',
  elsewhere: 'Ei ole tällä sivulla. Sallittu sivuston muilla sivuilla.',
  unknownService: (key) => `Palvelu ${key}`,
  left: (names) => `Tällä sivulla ei voitu poistaa: ${names}. Poistaminen onnistuu selaimen asetuksissa.`,

  receipts: 'Omat kuitit',
  subject: 'Oma tunniste',
  noReceipts: 'Kuitteja ei vielä ole.',
  receiptStored: 'Tallessa sivustolla',
  receiptWaiting: 'Toistaiseksi vain tällä laitteella',
  actions: {
    'accept-all': 'Kaikki hyväksytty',
    'reject-all': 'Kaikki hylätty',
    choose: 'Valittu yksitellen',
    withdraw: 'Suostumus peruutettu',
    signal: 'Selaimen signaali',
  },
  allowed: 'Sallittu',
  allowedNothing: 'vain välttämättömät',
  download: 'Lataa JSON-tiedostona',
  proof: 'Lataa todiste',

  erase: 'Poista tietoni',
  eraseConfirm:
    'Valintasi ja kuittisi poistetaan tältä laitteelta, ja sivustoa pyydetään poistamaan omat kopionsa. Sinulta kysytään uudelleen.',
  eraseNow: 'Poista nyt',
  cancel: 'Peruuta',
  erased: 'Tietosi on poistettu.',
  failed: 'Toiminto ei onnistunut. Yritä myöhemmin uudelleen.',

  embed: (service, provider) =>
    `Tämän sisällön lähde on ${service}. Kun sisältö ladataan, selaimesi ottaa yhteyden palveluun, jonka tarjoaa ${provider || service} ja joka voi tallentaa tietoja tälle laitteelle ja lukea niitä.`,
  loadOnce: 'Lataa kerran',
  alwaysAllow: 'Salli aina',
  openSource: 'Avaa lähdesivulla',
};
