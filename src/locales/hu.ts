import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'hu',
  direction: 'ltr',
  list: listed(' és '),
  reopen: 'Adatvédelmi döntések',
  choices: 'Az Ön adatvédelmi döntései',

  title: 'Döntései a sütikről',
  // Names stand in brackets or after a colon: their article and their endings would depend on how they sound.
  body: (site, purposes, services) =>
    `Ez a webhely (${site}) az Ön hozzájárulását kéri ahhoz, hogy ezen az eszközön adatokat tároljon és olvasson${services ? `, valamint ${services} szolgáltatást használjon` : ''}. Célok: ${purposes}. Mindebből semmi sem indul el az Ön hozzájárulása nélkül, és válaszát bármikor módosíthatja.`,
  newBody: (site, names) =>
    `Az Ön legutóbbi válasza óta ez a webhely (${site}) a következőkkel bővült: ${names}. Ez kikapcsolva marad, hacsak Ön el nem fogadja. Az elfogadás nem változtat korábbi döntésein. Az elutasítás a korábban adott engedélyeket is visszavonja.`,
  acceptAll: 'Összes elfogadása',
  rejectAll: 'Összes elutasítása',
  customise: 'Beállítások',
  policyLink: 'Adatkezelési tájékoztató',
  purposes: { preferences: 'Preferenciák', analytics: 'Elemzés', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Az Ön életkora',
  ageBody: (years) =>
    `A webhely azért kérdezi, mert ${years} év alatt az elemzés és a marketing kikapcsolva marad; a megadott év ebben a böngészőben marad, és nem tároljuk.`,
  ageLabel: 'Születési év',
  ageError: 'Adja meg születési évét négy számjeggyel, például 1990.',
  ageContinue: 'Tovább',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Az adatkezelési tájékoztató megváltozott (verzió: ${version}). Döntései változatlanok.`,
  dismiss: 'Bezárás',
  signalNote:
    'Tiltakozását a webhely figyelembe vette: böngészője a Global Privacy Control jelzést küldi, ezért a marketing, valamint adatainak értékesítése és megosztása ki van kapcsolva.',

  preferencesTitle: 'Adatvédelmi beállítások',
  preferencesBody: 'Válassza ki, mi működhet ezen a webhelyen. A módosítások a mentésükkor lépnek életbe.',
  save: 'Döntések mentése',
  close: 'Bezárás mentés nélkül',
  saved: 'Döntéseinek mentése megtörtént.',
  notStored: 'Döntései csak ezen az oldalon érvényesek: böngészője nem engedi, hogy a webhely tárolja őket.',
  unchanged: 'Semmi sem változott.',
  losesInput: 'Egy szolgáltatás kikapcsolása az oldal újratöltésével járhat. Ekkor elvész, amit itt egy űrlapba beírt.',
  alwaysOn: 'Mindig bekapcsolva',
  categories: {
    necessary: {
      title: 'Szükséges',
      text: 'A webhely működéséhez szükséges: bejelentkezés, biztonság, e döntések megjegyzése. Itt nem kapcsolható ki.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Beállítások (például nyelv vagy elrendezés) megjegyzése és kiegészítők (például csevegés) működtetése.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'A webhely használatának mérése: mely oldalakat látogatják, és hol fordulnak elő hibák.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Hirdetések mérése, érdeklődés szerinti hirdetések megjelenítése, valamint tartalom betöltése közösségi és videómegosztó oldalakról.',
    },
  },
  services: 'Szolgáltatások',
  search: 'Szolgáltatások keresése',
  found: 'Talált szolgáltatások',
  details: 'Részletek',
  provider: 'Szolgáltató',
  providerPolicy: 'A szolgáltató adatkezelési tájékoztatója',
  stores: 'Tárolt adatok',
  retention: 'Leghosszabb megőrzési idő',
  thirdParty: 'A szolgáltató saját webhelyein',
  elsewhere: 'Ezen az oldalon nem szerepel. A webhely más oldalain engedélyezve van.',
  unknownService: (key) => `Szolgáltatás: ${key}`,
  left: (names) =>
    `Ez az oldal nem tudta eltávolítani: ${names}. Az eltávolítás a böngésző beállításaiban végezhető el.`,

  receipts: 'Visszaigazolásaim',
  subject: 'Azonosítóm',
  noReceipts: 'Még nincs visszaigazolás.',
  receiptStored: 'A webhely tárolja',
  receiptWaiting: 'Egyelőre csak ezen az eszközön',
  actions: {
    'accept-all': 'Összes elfogadva',
    'reject-all': 'Összes elutasítva',
    choose: 'Egyenként kiválasztva',
    withdraw: 'Hozzájárulás visszavonva',
    signal: 'A böngésző jelzése',
  },
  allowed: 'Engedélyezve',
  allowedNothing: 'csak ami szükséges',
  download: 'Letöltés JSON formátumban',
  proof: 'Bizonyíték letöltése',

  erase: 'Adataim törlése',
  eraseConfirm:
    'Döntései és visszaigazolásai törlődnek erről az eszközről, és a webhely kérést kap a nála lévő másolatok törlésére. A kérdés ismét megjelenik.',
  eraseNow: 'Törlés most',
  cancel: 'Mégse',
  erased: 'Adatai törlődtek.',
  failed: 'A művelet nem sikerült. Kérjük, próbálja újra később.',

  embed: (service, provider) =>
    `Ez a tartalom innen származik: ${service}. Betöltésekor böngészője kapcsolatba lép a szolgáltatóval (${provider || service}), amely ezen az eszközön adatokat tárolhat és olvashat.`,
  loadOnce: 'Egyszeri betöltés',
  alwaysAllow: 'Állandó engedélyezés',
  openSource: 'Megnyitás a forrásnál',
};
