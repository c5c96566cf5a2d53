import type { AgeLocale, BannerLocale, Locale } from './locale';
import { isolate, listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'he',
  direction: 'rtl',
  /** The conjunction is written with a hyphen before a word in other letters. */
  list: (words) => listed(/^[\u05d0-\u05ea]/.test(words.at(-1) ?? '') ? ' ו' : ' ו-')(words),
  reopen: 'אפשרויות פרטיות',
  choices: 'אפשרויות הפרטיות שלך',

  title: 'הבחירות שלך בנוגע לעוגיות',
  body: (site, purposes, services) =>
    `האתר ${isolate(site)} מבקש אישור לשמור ולקרוא נתונים במכשיר זה${services ? ` ולהשתמש ב${count(services)}` : ''} למטרות אלה: ${purposes}. כל זה יופעל רק בהסכמתך, וניתן לשנות את התשובה בכל עת.`,
  newBody: (site, names) =>
    `מאז תשובתך האחרונה הוסיף האתר ${isolate(site)}: ${names}. התוספת תופעל רק בהסכמתך. אישור אינו משנה את בחירותיך הקודמות. דחייה מבטלת גם את מה שאישרת בעבר.`,
  acceptAll: 'אישור הכול',
  rejectAll: 'דחיית הכול',
  customise: 'הגדרות',
  policyLink: 'מדיניות הפרטיות',
  purposes: { preferences: 'העדפות', analytics: 'אנליטיקה', marketing: 'שיווק' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'הגיל שלך',
  ageBody: (years) =>
    `האתר שואל זאת משום שאנליטיקה ושיווק נשארים כבויים לכל מי שגילו מתחת ל־${years}; השנה שתוזן נשארת בדפדפן זה ואינה נשמרת.`,
  ageLabel: 'שנת לידה',
  ageError: 'יש להזין את שנת הלידה בארבע ספרות, לדוגמה 1990.',
  ageContinue: 'המשך',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `מדיניות הפרטיות השתנתה (גרסה ${isolate(version)}). הבחירות שלך נותרו כפי שהיו.`,
  dismiss: 'סגירה',
  signalNote:
    'בקשת ההתנגדות שלך יושמה: הדפדפן שלך שולח את האות Global Privacy Control, ולכן השיווק והמכירה או השיתוף של הנתונים שלך כבויים.',

  preferencesTitle: 'הגדרות פרטיות',
  preferencesBody: 'כאן ניתן לבחור מה יפעל באתר זה. השינויים ייכנסו לתוקף עם שמירתם.',
  save: 'שמירת הבחירות',
  close: 'סגירה ללא שמירה',
  saved: 'הבחירות שלך נשמרו.',
  notStored: 'הבחירות שלך חלות על דף זה בלבד: הדפדפן שלך אינו מאפשר לאתר זה לשמור אותן.',
  unchanged: 'לא חל שינוי.',
  losesInput: 'כיבוי של שירות עשוי לגרום לטעינה מחדש של דף זה, ואז מה שהקלדת כאן בטופס יאבד.',
  alwaysOn: 'פעיל תמיד',
  categories: {
    necessary: {
      title: 'הכרחי',
      text: 'דרוש לפעולת האתר: כניסה לחשבון, אבטחה וזכירת הבחירות האלה. לא ניתן לכבות זאת כאן.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'זכירת הגדרות כגון שפה או תצוגה, והפעלת תוספות כגון צ׳אט.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'מדידת אופן השימוש באתר: באילו דפים מבקרים והיכן מתרחשות שגיאות.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'מדידת פרסום, הצגת מודעות לפי תחומי עניין וטעינת תוכן מרשתות חברתיות ומאתרי וידאו.',
    },
  },
  services: 'שירותים',
  search: 'חיפוש שירותים',
  found: 'שירותים שנמצאו',
  details: 'פרטים',
  provider: 'ספק',
  providerPolicy: 'מדיניות הפרטיות של הספק',
  stores: 'מה נשמר',
  retention: 'נשמר לכל היותר',
  thirdParty: 'באתרים של הספק',
  elsewhere: 'אינו בדף זה. מותר בדפים אחרים של אתר זה.',
  unknownService: (key) => `שירות ${isolate(key)}`,
  left: (names) => `בדף זה לא ניתן היה להסיר: ${names}. ניתן להסיר זאת בהגדרות הדפדפן.`,

  receipts: 'האסמכתאות שלי',
  subject: 'המזהה שלי',
  noReceipts: 'אין עדיין אסמכתאות.',
  receiptStored: 'שמורה אצל האתר',
  receiptWaiting: 'לעת עתה במכשיר זה בלבד',
  actions: {
    'accept-all': 'אישור הכול',
    'reject-all': 'דחיית הכול',
    choose: 'בחירה פרטנית',
    withdraw: 'חזרה מההסכמה',
    signal: 'אות מהדפדפן',
  },
  allowed: 'מותר',
  allowedNothing: 'ההכרחי בלבד',
  download: 'הורדה כ-JSON',
  proof: 'הורדת ההוכחה',

  erase: 'מחיקת הנתונים שלי',
  eraseConfirm:
    'הבחירות והאסמכתאות שלך יימחקו ממכשיר זה, והאתר יתבקש למחוק את העותקים שברשותו. לאחר מכן תוצג לך השאלה שוב.',
  eraseNow: 'מחיקה עכשיו',
  cancel: 'ביטול',
  erased: 'הנתונים שלך נמחקו.',
  failed: 'הפעולה לא הצליחה. נא לנסות שוב מאוחר יותר.',

  embed: (service, provider) =>
    `תוכן זה מסופק על ידי ${isolate(service)}. טעינתו מחברת את הדפדפן שלך אל ${isolate(provider || service)}, וייתכן שבעקבות זאת יישמרו נתונים במכשיר זה וייקראו ממנו.`,
  loadOnce: 'טעינה חד־פעמית',
  alwaysAllow: 'אישור קבוע',
  openSource: 'פתיחה באתר המקור',
};

/** As after the preposition “ב”, which takes a hyphen before digits. */
function count(services: number): string {
  return services > 2 ? `-${services} שירותים` : services > 1 ? 'שני שירותים' : 'שירות אחד';
}
