import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ga',
  direction: 'ltr',
  list: listed(' agus '),
  reopen: 'Roghanna príobháideachais',
  choices: 'Do roghanna príobháideachais',

  title: 'Do roghanna maidir le fianáin',
  body: (site, purposes, services) =>
    `Iarrann ${site} cead sonraí a stóráil agus a léamh ar an ngléas seo${services ? ` agus ${count(services)} a úsáid` : ''}, le haghaidh: ${purposes}. Is le do thoiliú amháin a thosóidh aon chuid de seo, agus is féidir leat do fhreagra a athrú tráth ar bith.`,
  newBody: (site, names) =>
    `Ón uair dheireanach a d’fhreagair tú, chuir ${site} an méid seo leis: ${names}. Fanfaidh sé sin múchta mura dtoilíonn tú leis. Má ghlacann tú leis, ní athrófar do roghanna roimhe seo. Má dhiúltaíonn tú dó, tarraingeofar siar freisin an méid a cheadaigh tú cheana.`,
  acceptAll: 'Glac le gach rud',
  rejectAll: 'Diúltaigh do gach rud',
  customise: 'Socruithe',
  policyLink: 'Beartas príobháideachais',
  purposes: { preferences: 'Sainroghanna', analytics: 'Anailísíocht', marketing: 'Margaíocht' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'D’aois',
  ageBody: (years) =>
    `Cuireann an suíomh seo an cheist mar go bhfanann anailísíocht agus margaíocht múchta d’aon duine faoi bhun ${years} bliain d’aois; fanann an bhliain a chuireann tú isteach sa bhrabhsálaí seo agus ní stóráiltear í.`,
  ageLabel: 'Bliain bhreithe',
  ageError: 'Cuir isteach do bhliain bhreithe le ceithre dhigit, mar shampla 1990.',
  ageContinue: 'Ar aghaidh',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Athraíodh an beartas príobháideachais (leagan ${version}). Fanann do roghanna mar atá siad.`,
  dismiss: 'Folaigh',
  signalNote:
    'Cuireadh d’agóid i bhfeidhm: seolann do bhrabhsálaí an comhartha Global Privacy Control, agus dá bhrí sin tá margaíocht agus díol nó comhroinnt do shonraí múchta.',

  preferencesTitle: 'Socruithe príobháideachais',
  preferencesBody:
    'Roghnaigh cad atá ceadaithe ar an suíomh seo. Tiocfaidh athruithe i bhfeidhm nuair a shábhálfaidh tú iad.',
  save: 'Sábháil na roghanna',
  close: 'Dún gan sábháil',
  saved: 'Sábháladh do roghanna.',
  notStored:
    'Baineann do roghanna leis an leathanach seo amháin: ní cheadaíonn do bhrabhsálaí don suíomh seo iad a stóráil.',
  unchanged: 'Níor athraíodh aon rud.',
  losesInput:
    'Má mhúchann tú seirbhís, d’fhéadfaí an leathanach seo a athlódáil. Chaillfí an méid a scríobh tú i bhfoirm anseo.',
  alwaysOn: 'Ar siúl i gcónaí',
  categories: {
    necessary: {
      title: 'Riachtanach',
      text: 'Riachtanach chun go n-oibreoidh an suíomh: logáil isteach, slándáil, cuimhneamh ar na roghanna seo. Ní féidir é a mhúchadh anseo.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Chun cuimhneamh ar shocruithe amhail an teanga nó an leagan amach, agus chun gnéithe breise amhail comhrá a chur ar fáil.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Chun a thomhas conas a úsáidtear an suíomh: na leathanaigh a dtugtar cuairt orthu, agus na háiteanna ina dtarlaíonn earráidí.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Chun fógraíocht a thomhas, chun fógraí a thaispeáint de réir spéiseanna, agus chun ábhar ó líonraí sóisialta agus ó shuíomhanna físeán a lódáil.',
    },
  },
  services: 'Seirbhísí',
  search: 'Cuardaigh seirbhísí',
  found: 'Seirbhísí a aimsíodh',
  details: 'Sonraí',
  provider: 'Soláthraí',
  providerPolicy: 'Beartas príobháideachais an tsoláthraí',
  stores: 'Stórálann sí',
  retention: 'Uastréimhse choinneála',
  thirdParty: 'Ar shuíomhanna an tsoláthraí',
  elsewhere: 'Níl sí ar an leathanach seo. Tá sí ceadaithe ar leathanaigh eile den suíomh seo.',
  unknownService: (key) => `Seirbhís ${key}`,
  left: (names) =>
    `Níor éirigh leis an leathanach seo an méid seo a bhaint: ${names}. Is féidir é sin a dhéanamh i socruithe do bhrabhsálaí.`,

  receipts: 'Mo chuid admhálacha',
  subject: 'M’aitheantas',
  noReceipts: 'Níl aon admhálacha ann fós.',
  receiptStored: 'Coinnithe ag an suíomh',
  receiptWaiting: 'Ar an ngléas seo amháin go dtí seo',
  actions: {
    'accept-all': 'Glacadh le gach rud',
    'reject-all': 'Diúltaíodh do gach rud',
    choose: 'Roghnaíodh ceann ar cheann',
    withdraw: 'Tarraingíodh an toiliú siar',
    signal: 'Comhartha ón mbrabhsálaí',
  },
  allowed: 'Ceadaithe',
  allowedNothing: 'an méid riachtanach amháin',
  download: 'Íoslódáil mar JSON',
  proof: 'Íoslódáil an cruthúnas',

  erase: 'Scrios mo shonraí',
  eraseConfirm:
    'Scriosfar do roghanna agus d’admhálacha ar an ngléas seo, agus iarrfar ar an suíomh a chóipeanna féin a scriosadh. Cuirfear an cheist ort arís.',
  eraseNow: 'Scrios anois',
  cancel: 'Cealaigh',
  erased: 'Scriosadh do shonraí.',
  failed: 'Níor éirigh leis sin. Bain triail eile as ar ball.',

  embed: (service, provider) =>
    `Is ó ${service} a thagann an t-ábhar seo. Má lódáiltear é, nascfar do bhrabhsálaí le ${provider || service}, agus féadfaidh an soláthraí sin sonraí a stóráil agus a léamh ar an ngléas seo.`,
  loadOnce: 'Lódáil uair amháin',
  alwaysAllow: 'Ceadaigh i gcónaí',
  openSource: 'Oscail ag an bhfoinse',
};

/** The noun stays singular after a number; those that end in 2 to 6 lenite it, as they are read. */
function count(services: number): string {
  const unit = services % 10;
  if (services === 1) return 'seirbhís amháin';
  return `${services} ${unit > 1 && unit < 7 ? 'sheirbhís' : 'seirbhís'}`;
}
