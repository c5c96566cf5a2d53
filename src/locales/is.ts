import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'is',
  direction: 'ltr',
  list: listed(' og '),
  reopen: 'Val um persónuvernd',
  choices: 'Val þitt um persónuvernd',

  title: 'Val þitt um vafrakökur',
  body: (site, purposes, services) =>
    `${site} óskar eftir samþykki þínu fyrir því að vista og lesa gögn á þessu tæki${services ? ` og að nota ${count(services)}` : ''}. Tilgangur: ${purposes}. Ekkert af þessu hefst án samþykkis þíns og þú getur breytt svari þínu hvenær sem er.`,
  newBody: (site, names) =>
    `Frá því að þú svaraðir síðast hefur ${site} bætt við: ${names}. Áfram verður slökkt á þessu nema þú samþykkir það. Ef þú samþykkir breytist fyrra val þitt ekki. Ef þú hafnar afturkallar þú einnig það sem þú leyfðir áður.`,
  acceptAll: 'Samþykkja allt',
  rejectAll: 'Hafna öllu',
  customise: 'Stillingar',
  policyLink: 'Persónuverndarstefna',
  purposes: { preferences: 'Kjörstillingar', analytics: 'Greining', marketing: 'Markaðssetning' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Aldur þinn',
  ageBody: (years) =>
    `Vefsvæðið spyr vegna þess að greining og markaðssetning eru ekki virkar fyrir neinn yngri en ${years} ára; árið sem þú slærð inn verður eftir í þessum vafra og er ekki vistað.`,
  ageLabel: 'Fæðingarár',
  ageError: 'Sláðu inn fæðingarár þitt með fjórum tölustöfum, til dæmis 1990.',
  ageContinue: 'Halda áfram',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Persónuverndarstefnunni hefur verið breytt (útgáfa ${version}). Val þitt er óbreytt.`,
  dismiss: 'Loka',
  signalNote:
    'Andmæli þín hafa verið tekin til greina: vafrinn þinn sendir merkið Global Privacy Control. Því er slökkt á markaðssetningu og á sölu eða miðlun gagna þinna.',

  preferencesTitle: 'Persónuverndarstillingar',
  preferencesBody: 'Veldu hvað má keyra á þessu vefsvæði. Breytingar taka gildi þegar þú vistar þær.',
  save: 'Vista val',
  close: 'Loka án þess að vista',
  saved: 'Val þitt hefur verið vistað.',
  notStored: 'Val þitt gildir aðeins á þessari síðu: vafrinn þinn leyfir vefsvæðinu ekki að vista það.',
  unchanged: 'Ekkert hefur breyst.',
  losesInput:
    'Ef þú slekkur á þjónustu gæti þessi síða hlaðist aftur. Þá glatast það sem þú hefur skrifað í eyðublað hér.',
  alwaysOn: 'Alltaf virkt',
  categories: {
    necessary: {
      title: 'Nauðsynlegt',
      text: 'Nauðsynlegt til að vefsvæðið virki: innskráning, öryggi og að muna þetta val. Ekki er hægt að slökkva á þessu hér.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Muna stillingar á borð við tungumál eða útlit og keyra viðbætur á borð við netspjall.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mælir hvernig vefsvæðið er notað: hvaða síður eru skoðaðar og hvar villur koma upp.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mælir áhrif auglýsinga, birtir auglýsingar eftir áhugasviðum og sækir efni frá samfélagsmiðlum og myndbandasíðum.',
    },
  },
  services: 'Þjónustur',
  search: 'Leita að þjónustum',
  found: 'Þjónustur sem fundust',
  details: 'Nánar',
  provider: 'Þjónustuveitandi',
  providerPolicy: 'Persónuverndarstefna þjónustuveitanda',
  stores: 'Vistar',
  retention: 'Hámarksgeymslutími',
  thirdParty: 'Á vefsvæðum þjónustuveitanda',
  elsewhere: 'Ekki á þessari síðu. Leyft á öðrum síðum vefsvæðisins.',
  unknownService: (key) => `Þjónusta ${key}`,
  left: (names) => `Þessi síða gat ekki fjarlægt: ${names}. Hægt er að gera það í stillingum vafrans.`,

  receipts: 'Kvittanir mínar',
  subject: 'Auðkennið mitt',
  noReceipts: 'Engar kvittanir eru til enn.',
  receiptStored: 'Geymd hjá vefsvæðinu',
  receiptWaiting: 'Enn sem komið er aðeins á þessu tæki',
  actions: {
    'accept-all': 'Allt samþykkt',
    'reject-all': 'Öllu hafnað',
    choose: 'Valið hvert fyrir sig',
    withdraw: 'Samþykki afturkallað',
    signal: 'Merki frá vafra',
  },
  allowed: 'Leyft',
  allowedNothing: 'aðeins það sem er nauðsynlegt',
  download: 'Sækja sem JSON',
  proof: 'Sækja sönnun',

  erase: 'Eyða gögnum mínum',
  eraseConfirm:
    'Vali þínu og kvittunum er eytt á þessu tæki og vefsvæðið er beðið um að eyða afritum sínum. Spurt verður aftur.',
  eraseNow: 'Eyða núna',
  cancel: 'Hætta við',
  erased: 'Gögnum þínum hefur verið eytt.',
  failed: 'Það tókst ekki. Reyndu aftur síðar.',

  embed: (service, provider) =>
    `Þetta efni kemur frá ${service}. Þegar það er sótt tengist vafrinn þinn ${provider || service}, sem kann að vista og lesa gögn á þessu tæki.`,
  loadOnce: 'Sækja einu sinni',
  alwaysAllow: 'Leyfa alltaf',
  openSource: 'Opna á upprunasíðu',
};

/** In the accusative. The singular goes with 21 and 31 as well. */
function count(services: number): string {
  return `${services} ${services % 10 === 1 && services % 100 !== 11 ? 'þjónustu' : 'þjónustur'}`;
}
