import type { AgeLocale, BannerLocale, Locale } from './locale';
import { isolate, listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ur',
  direction: 'rtl',
  list: listed('، اور ', '، ', ' اور '),
  reopen: 'رازداری کے اختیارات',
  choices: 'آپ کے رازداری کے اختیارات',

  title: 'کوکیز کے بارے میں آپ کا انتخاب',
  body: (site, purposes, services) =>
    `ویب سائٹ ${isolate(site)} اس ڈیوائس پر ڈیٹا محفوظ کرنے اور پڑھنے${services ? ` نیز ${count(services)} استعمال کرنے` : ''} کی اجازت چاہتی ہے، ان مقاصد کے لیے: ${purposes}۔ یہ سب صرف آپ کی رضامندی سے شروع ہوگا، اور آپ کا جواب کسی بھی وقت بدلا جا سکتا ہے۔`,
  newBody: (site, names) =>
    `آپ کے پچھلے جواب کے بعد ویب سائٹ ${isolate(site)} نے یہ اضافہ کیا ہے: ${names}۔ یہ اضافہ صرف آپ کی رضامندی سے شروع ہوگا۔ قبول کرنے سے آپ کا پچھلا انتخاب نہیں بدلتا۔ مسترد کرنے سے آپ کی پہلے دی ہوئی اجازت بھی واپس لے لی جاتی ہے۔`,
  acceptAll: 'سب قبول کریں',
  rejectAll: 'سب مسترد کریں',
  customise: 'ترتیبات',
  policyLink: 'رازداری کی پالیسی',
  purposes: { preferences: 'ترجیحات', analytics: 'تجزیات', marketing: 'مارکیٹنگ' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'آپ کی عمر',
  ageBody: (years) =>
    `یہ ویب سائٹ اس لیے پوچھتی ہے کہ ${years} سال سے کم عمر افراد کے لیے تجزیات اور مارکیٹنگ بند رہتے ہیں؛ آپ کا لکھا ہوا سال اسی براؤزر میں رہتا ہے اور محفوظ نہیں کیا جاتا۔`,
  ageLabel: 'پیدائش کا سال (عیسوی)',
  ageError: 'اپنی پیدائش کا سال چار ہندسوں میں لکھیں، مثلاً 1990۔',
  ageContinue: 'جاری رکھیں',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `رازداری کی پالیسی بدل گئی ہے (ورژن ${isolate(version)})۔ آپ کا انتخاب برقرار ہے۔`,
  dismiss: 'بند کریں',
  signalNote:
    'آپ کی آپٹ آؤٹ کی درخواست پر عمل کیا گیا: آپ کا براؤزر Global Privacy Control کا سگنل بھیجتا ہے، اس لیے مارکیٹنگ اور آپ کے ڈیٹا کی فروخت یا اشتراک بند ہے۔',

  preferencesTitle: 'رازداری کی ترتیبات',
  preferencesBody: 'منتخب کریں کہ اس ویب سائٹ پر کیا کچھ چل سکتا ہے۔ تبدیلیاں محفوظ کرنے پر نافذ ہوں گی۔',
  save: 'انتخاب محفوظ کریں',
  close: 'محفوظ کیے بغیر بند کریں',
  saved: 'آپ کا انتخاب محفوظ ہو گیا ہے۔',
  notStored: 'آپ کا انتخاب صرف اس صفحے کے لیے ہے: آپ کا براؤزر اس ویب سائٹ کو اسے محفوظ کرنے کی اجازت نہیں دیتا۔',
  unchanged: 'کوئی تبدیلی نہیں ہوئی۔',
  losesInput:
    'کسی سروس کو بند کرنے سے یہ صفحہ دوبارہ لوڈ ہو سکتا ہے۔ ایسی صورت میں یہاں کے فارم میں آپ کا لکھا ہوا ضائع ہو جائے گا۔',
  alwaysOn: 'ہمیشہ فعال',
  categories: {
    necessary: {
      title: 'ضروری',
      text: 'ویب سائٹ کے کام کرنے کے لیے درکار: سائن اِن، سیکیورٹی، اور یہ انتخاب یاد رکھنا۔ اسے یہاں بند نہیں کیا جا سکتا۔',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'زبان یا لے آؤٹ جیسی ترتیبات یاد رکھنا، اور چیٹ جیسی اضافی سہولتیں چلانا۔',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'ویب سائٹ کے استعمال کی پیمائش: کون سے صفحات دیکھے جاتے ہیں اور خرابیاں کہاں آتی ہیں۔',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'اشتہارات کی پیمائش کرنا، دلچسپیوں کے مطابق اشتہارات دکھانا، اور سوشل نیٹ ورکس اور ویڈیو سائٹس کا مواد لوڈ کرنا۔',
    },
  },
  services: 'سروسز',
  search: 'سروسز تلاش کریں',
  found: 'ملنے والی سروسز',
  details: 'تفصیلات',
  provider: 'فراہم کنندہ',
  providerPolicy: 'فراہم کنندہ کی رازداری کی پالیسی',
  stores: 'کیا محفوظ ہوتا ہے',
  retention: 'محفوظ رکھنے کی زیادہ سے زیادہ مدت',
  thirdParty: 'فراہم کنندہ کی اپنی سائٹس پر',
  elsewhere: 'اس صفحے پر نہیں ہے۔ اس ویب سائٹ کے دیگر صفحات پر اجازت ہے۔',
  unknownService: (key) => `سروس ${isolate(key)}`,
  left: (names) => `یہ صفحہ انہیں حذف نہیں کر سکا: ${names}۔ انہیں آپ کے براؤزر کی ترتیبات سے حذف کیا جا سکتا ہے۔`,

  receipts: 'میری رسیدیں',
  subject: 'میرا شناختی کوڈ',
  noReceipts: 'ابھی تک کوئی رسید نہیں ہے۔',
  receiptStored: 'ویب سائٹ کے پاس محفوظ ہے',
  receiptWaiting: 'فی الحال صرف اس ڈیوائس پر',
  actions: {
    'accept-all': 'سب قبول کیا گیا',
    'reject-all': 'سب مسترد کیا گیا',
    choose: 'الگ الگ انتخاب کیا گیا',
    withdraw: 'رضامندی واپس لی گئی',
    signal: 'براؤزر کا سگنل',
  },
  allowed: 'اجازت دی گئی',
  allowedNothing: 'صرف ضروری',
  download: 'JSON کے طور پر ڈاؤن لوڈ کریں',
  proof: 'ثبوت ڈاؤن لوڈ کریں',

  erase: 'میرا ڈیٹا مٹائیں',
  eraseConfirm:
    'اس ڈیوائس سے آپ کا انتخاب اور رسیدیں مٹا دی جائیں گی، اور ویب سائٹ سے کہا جائے گا کہ وہ اپنی نقول مٹا دے۔ اس کے بعد آپ سے دوبارہ پوچھا جائے گا۔',
  eraseNow: 'ابھی مٹائیں',
  cancel: 'منسوخ کریں',
  erased: 'آپ کا ڈیٹا مٹا دیا گیا ہے۔',
  failed: 'یہ عمل مکمل نہیں ہو سکا۔ براہِ کرم بعد میں دوبارہ کوشش کریں۔',

  embed: (service, provider) =>
    `یہ مواد ${isolate(service)} سے ہے۔ اسے لوڈ کرنے سے آپ کا براؤزر ${isolate(provider || service)} سے جڑ جاتا ہے، جس کی طرف سے اس ڈیوائس پر ڈیٹا محفوظ کیا اور پڑھا جا سکتا ہے۔`,
  loadOnce: 'ایک بار لوڈ کریں',
  alwaysAllow: 'ہمیشہ اجازت دیں',
  openSource: 'اصل سائٹ پر کھولیں',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'سروس' : 'سروسز'}`;
}
