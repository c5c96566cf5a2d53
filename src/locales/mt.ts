import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'mt',
  direction: 'ltr',
  list: listed(', u ', ', ', ' u '),
  reopen: 'Għażliet tal-privatezza',
  choices: 'Għażliet tal-privatezza',

  title: 'L-għażliet tiegħek dwar il-cookies',
  body: (site, purposes, services) =>
    `${site} jitlob li jaħżen u jaqra data fuq dan l-apparat${services ? ` u li juża ${count(services)}` : ''} għal: ${purposes}. Dan kollu jibda biss bil-kunsens tiegħek, u tista’ tibdel it-tweġiba tiegħek meta trid.`,
  newBody: (site, names) =>
    `Wara l-aħħar tweġiba tiegħek, ${site} żied: ${names}. Dan jibqa’ mitfi, ħlief jekk tagħti l-kunsens tiegħek. Jekk taċċetta, l-għażliet preċedenti tiegħek ma jinbidlux. Jekk tirrifjuta, jiġi rtirat ukoll il-kunsens li tajt qabel.`,
  acceptAll: 'Aċċetta kollox',
  rejectAll: 'Irrifjuta kollox',
  customise: 'Issettjar',
  policyLink: 'Politika tal-privatezza',
  purposes: { preferences: 'Preferenzi', analytics: 'Analitika', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'L-età tiegħek',
  ageBody: (years) =>
    `Is-sit jistaqsi għax l-analitika u l-marketing jibqgħu mitfija għal kull min għandu inqas minn ${years} sena; is-sena li ddaħħal tibqa’ f’dan il-browser u ma tinħażinx.`,
  ageLabel: 'Sena tat-twelid',
  ageError: 'Daħħal is-sena tat-twelid tiegħek b’erba’ ċifri, pereżempju 1990.',
  ageContinue: 'Kompli',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Il-politika tal-privatezza nbidlet (verżjoni ${version}). L-għażliet tiegħek jibqgħu kif inhuma.`,
  dismiss: 'Aħbi',
  signalNote:
    'L-oġġezzjoni tiegħek ġiet applikata: il-browser tiegħek jibgħat is-sinjal Global Privacy Control, u għalhekk il-marketing u l-bejgħ jew il-kondiviżjoni tad-data tiegħek huma mitfija.',

  preferencesTitle: 'Issettjar tal-privatezza',
  preferencesBody: 'Agħżel x’jista’ jaħdem fuq dan is-sit. Il-bidliet jidħlu fis-seħħ meta tissejvjahom.',
  save: 'Issejvja l-għażliet',
  close: 'Agħlaq mingħajr ma tissejvja',
  saved: 'L-għażliet tiegħek ġew issejvjati.',
  notStored:
    'L-għażliet tiegħek jgħoddu għal din il-paġna biss: il-browser tiegħek ma jippermettix lil dan is-sit jaħżinhom.',
  unchanged: 'Ma nbidel xejn.',
  losesInput: 'Jekk titfi servizz, din il-paġna tista’ titgħabba mill-ġdid. Dak li ktibt hawnhekk f’formola jintilef.',
  alwaysOn: 'Dejjem mixgħul',
  categories: {
    necessary: {
      title: 'Neċessarju',
      text: 'Neċessarju biex is-sit jaħdem: id-dħul fil-kont, is-sigurtà, iż-żamma ta’ dawn l-għażliet. Ma jistax jintefa minn hawn.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Biex jinżamm issettjar bħal-lingwa jew it-tqassim, u biex jaħdmu funzjonijiet addizzjonali bħaċ-chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Biex jitkejjel kif jintuża s-sit: liema paġni jinżaru, u fejn iseħħu l-iżbalji.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Biex jitkejjel ir-reklamar, jintwerew reklami skont l-interessi, u jitgħabba kontenut minn networks soċjali u siti tal-vidjos.',
    },
  },
  services: 'Servizzi',
  search: 'Fittex servizzi',
  found: 'Servizzi misjuba',
  details: 'Dettalji',
  provider: 'Fornitur',
  providerPolicy: 'Il-politika tal-privatezza tal-fornitur',
  stores: 'Jaħżen',
  retention: 'Perjodu massimu ta’ żamma',
  thirdParty: 'Fuq is-siti tal-fornitur',
  elsewhere: 'Mhux f’din il-paġna. Permess f’paġni oħra ta’ dan is-sit.',
  unknownService: (key) => `Servizz ${key}`,
  left: (names) => `Din il-paġna ma setgħetx tneħħi: ${names}. Tista’ tagħmel dan mill-issettjar tal-browser tiegħek.`,

  receipts: 'L-irċevuti tiegħi',
  subject: 'L-identifikatur tiegħi',
  noReceipts: 'Għad m’hemmx irċevuti.',
  receiptStored: 'Miżmuma mis-sit',
  receiptWaiting: 'S’issa fuq dan l-apparat biss',
  actions: {
    'accept-all': 'Kollox aċċettat',
    'reject-all': 'Kollox irrifjutat',
    choose: 'Magħżul wieħed wieħed',
    withdraw: 'Kunsens irtirat',
    signal: 'Sinjal tal-browser',
  },
  allowed: 'Permess',
  allowedNothing: 'dak li hu neċessarju biss',
  download: 'Niżżel bħala JSON',
  proof: 'Niżżel il-prova',

  erase: 'Ħassar id-data tiegħi',
  eraseConfirm:
    'L-għażliet u l-irċevuti tiegħek jitħassru minn dan l-apparat, u s-sit jintalab iħassar il-kopji tiegħu. Terġa’ ssirlek il-mistoqsija.',
  eraseNow: 'Ħassar issa',
  cancel: 'Ikkanċella',
  erased: 'Id-data tiegħek tħassret.',
  failed: 'Dan ma rnexxiex. Jekk jogħġbok erġa’ pprova aktar tard.',

  embed: (service, provider) =>
    `Dan il-kontenut ġej minn ${service}. Meta jitgħabba, il-browser tiegħek jikkonnettja ma’ ${provider || service}, li jista’ jaħżen u jaqra data fuq dan l-apparat.`,
  loadOnce: 'Għabbi darba',
  alwaysAllow: 'Ippermetti dejjem',
  openSource: 'Iftaħ fis-sit oriġinali',
};

/** From 3 to 10 the noun is plural, from 11 to 19 it has “-il” before it; so, too, after hundreds. */
function count(services: number): string {
  if (services === 1) return 'servizz wieħed';
  if (services === 2) return 'żewġ servizzi';
  const rest = services % 100;
  if (rest > 10 && rest < 20) return `${services}-il servizz`;
  return `${services} ${rest > 2 && rest < 11 ? 'servizzi' : 'servizz'}`;
}
