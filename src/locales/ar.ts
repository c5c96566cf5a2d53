import { ar as labels } from './labels';
import type { AgeLocale, BannerLocale, Locale } from './locale';
import { isolate, listed, plural } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ar',
  direction: 'rtl',
  list: listed(' و', ' و'),
  ...labels,

  title: 'خيارات ملفات تعريف الارتباط',
  body: (site, purposes, services) =>
    `يطلب موقع ${isolate(site)} الإذن بتخزين بيانات على هذا الجهاز وقراءتها${services ? ` وباستخدام ${count(services)}` : ''} من أجل: ${purposes}. لا يبدأ شيء من ذلك دون موافقتك، ويمكنك تغيير إجابتك في أي وقت.`,
  newBody: (site, names) =>
    `أضاف موقع ${isolate(site)} بعد إجابتك الأخيرة: ${names}. يبقى ذلك متوقفًا ما لم توافق عليه. القبول لا يغيّر خياراتك السابقة، والرفض يسحب أيضًا ما سمحت به من قبل.`,
  acceptAll: 'قبول الكل',
  rejectAll: 'رفض الكل',
  customise: 'الإعدادات',
  policyLink: 'سياسة الخصوصية',
  purposes: { preferences: 'التفضيلات', analytics: 'التحليلات', marketing: 'التسويق' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'عمرك',
  ageBody: (years) =>
    `يسأل هذا الموقع عن ذلك لأن التحليلات والتسويق يبقيان متوقفين لكل من يقل عمره عن ${years} سنة؛ وتبقى السنة التي تكتبها في هذا المتصفح ولا تُخزَّن.`,
  ageLabel: 'سنة الميلاد (الميلادية)',
  ageError: 'اكتب سنة ميلادك بأربعة أرقام، مثل 1990.',
  ageContinue: 'متابعة',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `تغيّرت سياسة الخصوصية (الإصدار ${isolate(version)}). تبقى خياراتك كما هي.`,
  dismiss: 'إخفاء',
  signalNote:
    'نُفِّذ طلب الاعتراض: يرسل متصفحك إشارة التحكم العالمي في الخصوصية (GPC)، ولذلك أُوقف التسويق وبيع بياناتك ومشاركتها.',

  preferencesTitle: 'إعدادات الخصوصية',
  preferencesBody: 'يمكنك هنا تحديد ما يُسمح بتشغيله في هذا الموقع. تسري التغييرات عند حفظها.',
  save: 'حفظ الخيارات',
  close: 'إغلاق دون حفظ',
  saved: 'حُفظت خياراتك.',
  notStored: 'تسري خياراتك على هذه الصفحة فقط: لا يسمح متصفحك لهذا الموقع بتخزينها.',
  unchanged: 'لم يتغيّر شيء.',
  losesInput: 'قد يؤدي إيقاف خدمة إلى إعادة تحميل هذه الصفحة، فيضيع ما كتبته في نموذج هنا.',
  alwaysOn: 'مفعّلة دائمًا',
  categories: {
    necessary: {
      title: 'الضرورية',
      text: 'لازمة لعمل الموقع: تسجيل الدخول والأمان وتذكّر هذه الخيارات. لا يمكن إيقافها من هنا.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'تتذكّر إعدادات مثل اللغة والمظهر، وتشغّل خدمات إضافية مثل المحادثة.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'تقيس كيفية استخدام الموقع: الصفحات التي تُزار والمواضع التي تحدث فيها الأخطاء.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'يقيس أثر الإعلانات، ويعرض إعلانات بحسب الاهتمامات، ويحمّل محتوى من شبكات التواصل ومواقع الفيديو.',
    },
  },
  services: 'الخدمات',
  search: 'البحث في الخدمات',
  found: 'الخدمات المطابقة',
  details: 'التفاصيل',
  provider: 'المزوّد',
  providerPolicy: 'سياسة الخصوصية لديه',
  stores: 'ما يُخزَّن',
  retention: 'أقصى مدة للحفظ',
  thirdParty: 'على مواقع المزوّد',
  elsewhere: 'ليست في هذه الصفحة. مسموح بها في صفحات أخرى من هذا الموقع.',
  unknownService: (key) => `خدمة ${isolate(key)}`,
  left: (names) => `تعذّر على هذه الصفحة حذف: ${names}. يمكنك حذفها من إعدادات المتصفح.`,

  receipts: 'إيصالاتي',
  subject: 'معرّفي',
  noReceipts: 'لا توجد إيصالات بعد.',
  receiptStored: 'محفوظ لدى الموقع',
  receiptWaiting: 'على هذا الجهاز فقط حتى الآن',
  actions: {
    'accept-all': 'قبول الكل',
    'reject-all': 'رفض الكل',
    choose: 'اختيار مفصّل',
    withdraw: 'سحب الموافقة',
    signal: 'إشارة من المتصفح',
  },
  allowed: 'المسموح به',
  allowedNothing: 'الضرورية فقط',
  download: 'تنزيل بصيغة JSON',
  proof: 'تنزيل الإثبات',

  erase: 'محو بياناتي',
  eraseConfirm: 'تُمحى خياراتك وإيصالاتك من هذا الجهاز، ويُطلب من الموقع محو نسخه منها. سيُطلب منك الاختيار من جديد.',
  eraseNow: 'المحو الآن',
  cancel: 'إلغاء',
  erased: 'مُحيت بياناتك.',
  failed: 'تعذّر إتمام ذلك. يُرجى المحاولة لاحقًا.',

  embed: (service, provider) =>
    `هذا المحتوى من ${isolate(service)}. عند تحميله يتصل متصفحك بـ ${isolate(provider || service)}، وقد تُخزَّن على هذا الجهاز بيانات وتُقرأ.`,
  loadOnce: 'تحميل مرة واحدة',
  alwaysAllow: 'السماح دائمًا',
  openSource: 'فتح في الموقع الأصلي',
};

/** In the genitive, as after a preposition. From 11 on the noun is singular, at the hundreds too. */
function count(services: number): string {
  const noun = plural('ar', services, {
    one: 'خدمة واحدة',
    two: 'خدمتين',
    few: 'خدمات',
    other: 'خدمة',
  });
  return services > 2 ? `${services} ${noun}` : noun;
}
