/** Texts of the two parts that are drawn in the browser. Names of Assent's own API stay as they are in code. */
export interface Texts {
  panel: {
    title: string;
    close: string;
    lead: string;
    state: string;
    noState: string;
    events: string;
    noEvents: string;
    clear: string;
    storage: string;
    noStorage: string;
    requests: string;
    noRequests: string;
    actions: string;
    region: string;
    gpc: string;
    auto: string;
    yes: string;
    no: string;
  };
  own: {
    loading: string;
    none: string;
    noneHint: string;
    choose: string;
    known: string;
    subject: string;
    decided: string;
    expires: string;
    history: string;
    refresh: string;
    download: string;
    erase: string;
    eraseTitle: string;
    eraseText: string;
    eraseYes: string;
    eraseNo: string;
    erased: string;
    erasedProof: (count: number) => string;
    eraseFailed: string;
    unreachable: string;
    server: string;
    browser: string;
    since: (time: string) => string;
    missing: string;
    silent: string;
    acknowledged: string;
    waiting: string;
    differs: string;
    actionsBy: Record<string, string>;
    methods: Record<string, string>;
    fields: Record<'answers' | 'services' | 'policy' | 'notice' | 'gpc' | 'until' | 'id' | 'follows', string>;
    shown: string;
    hide: string;
    noticeFailed: string;
    matches: string;
    mismatch: string;
    startsOn: string;
    startsOff: string;
    alwaysOn: string;
    buttons: string;
    everyText: string;
    ownInterface: string;
    yes: string;
    no: string;
  };
}

const en: Texts = {
  panel: {
    title: 'Assent on this page',
    close: 'Close',
    lead: 'Live, from the public API alone. This panel keeps nothing.',
    state: 'State',
    noState: 'assent.js has not started on this page.',
    events: 'Events',
    noEvents: 'None yet.',
    clear: 'Clear',
    storage: 'Stored by this site',
    noStorage: 'Nothing at all.',
    requests: 'Requests to others',
    noRequests: 'None: this page has talked to nobody but its own server.',
    actions: 'Try it',
    region: 'Visit from',
    gpc: 'with Global Privacy Control',
    auto: 'wherever you are',
    yes: 'yes',
    no: 'no',
  },
  own: {
    loading: 'Asking the server …',
    none: 'There is nothing here about you.',
    noneHint: 'You have not answered yet, or you erased your answers. Nothing is stored before you answer.',
    choose: 'Choose now',
    known: 'What you are known by',
    subject: 'A number made in this browser; nobody can turn it into you',
    decided: 'Last answer',
    expires: 'Asked again after',
    history: 'Your receipts, the latest first',
    refresh: 'Ask again',
    download: 'Download all (JSON)',
    erase: 'Erase everything',
    eraseTitle: 'Erase your answers?',
    eraseText:
      'Our server deletes every receipt of yours, this browser forgets your choice, and you will be asked anew.',
    eraseYes: 'Erase',
    eraseNo: 'Keep them',
    erased: 'Erased.',
    erasedProof: (count) =>
      count === 0
        ? 'We asked the server once more with your old key: it has no receipts of yours.'
        : `We asked the server once more with your old key: it still has ${count}. It will be asked to erase them again on your next visit.`,
    eraseFailed:
      'This browser has forgotten you. The server could not be reached; it is asked again on your next visit.',
    unreachable: 'The server did not answer. Below is what this browser keeps.',
    server: 'Our server',
    browser: 'This browser',
    since: (time) => `on disk since ${time}`,
    missing: 'does not have it',
    silent: 'did not answer',
    acknowledged: 'keeps it, and knows that the server does',
    waiting: 'keeps it until the server has it',
    differs: 'The two differ: tell us.',
    actionsBy: {
      'accept-all': 'Accepted all',
      'reject-all': 'Rejected all',
      choose: 'Chose',
      withdraw: 'Took a yes back',
      signal: 'Global Privacy Control decided',
      adopt: 'Answered before, on a former manager',
      record: 'Something beyond cookies',
    },
    methods: {
      banner: 'on the banner',
      preferences: 'in the preferences',
      placeholder: 'at one player',
      api: 'by a button of the site',
      signal: 'by the browser’s signal',
    },
    fields: {
      answers: 'Answers',
      services: 'Services',
      policy: 'Policy',
      notice: 'Notice',
      gpc: 'Global Privacy Control',
      until: 'Holds until',
      id: 'Receipt',
      follows: 'Follows',
    },
    shown: 'See what I was shown',
    hide: 'Hide it',
    noticeFailed: 'The server does not have this notice yet. It comes along with the receipt.',
    matches: 'Your browser has computed its SHA-256: it is the one on the receipt, to the letter.',
    mismatch: 'Its SHA-256 is not the one on the receipt.',
    startsOn: 'was on at first',
    startsOff: 'was off at first',
    alwaysOn: 'always on',
    buttons: 'Buttons, in this order',
    everyText: 'The whole notice',
    ownInterface: 'You answered with a button of this site, so no text of Assent was shown.',
    yes: 'yes',
    no: 'no',
  },
};

const ar: Texts = {
  panel: {
    title: 'Assent في هذه الصفحة',
    close: 'إغلاق',
    lead: 'مباشرةً، ومن الواجهة العامة وحدها. هذه اللوحة لا تحفظ شيئاً.',
    state: 'الحالة',
    noState: 'لم يبدأ assent.js في هذه الصفحة.',
    events: 'الأحداث',
    noEvents: 'لا شيء بعد.',
    clear: 'مسح',
    storage: 'ما حفظه هذا الموقع',
    noStorage: 'لا شيء إطلاقاً.',
    requests: 'طلبات إلى الآخرين',
    noRequests: 'لا شيء: لم تتحدث هذه الصفحة إلا مع خادمها.',
    actions: 'جرّب',
    region: 'زيارة من',
    gpc: 'مع إشارة التحكم العالمي في الخصوصية',
    auto: 'حيث أنت',
    yes: 'نعم',
    no: 'لا',
  },
  own: {
    loading: 'نسأل الخادم …',
    none: 'لا شيء عنك هنا.',
    noneHint: 'لم تُجب بعد، أو محوت أجوبتك. لا يُحفظ شيء قبل أن تجيب.',
    choose: 'اختر الآن',
    known: 'بماذا تُعرف لدينا',
    subject: 'رقم صُنع في هذا المتصفح، ولا يستطيع أحد أن يستدل به عليك',
    decided: 'آخر جواب',
    expires: 'تُسأل ثانيةً بعد',
    history: 'إيصالاتك، الأحدث أولاً',
    refresh: 'اسأل ثانيةً',
    download: 'تنزيل الكل (JSON)',
    erase: 'محو كل شيء',
    eraseTitle: 'هل نمحو أجوبتك؟',
    eraseText: 'يحذف خادمنا كل إيصالاتك، وينسى هذا المتصفح اختيارك، وتُسأل من جديد.',
    eraseYes: 'محو',
    eraseNo: 'إبقاء',
    erased: 'تم المحو.',
    erasedProof: (count) =>
      count === 0
        ? 'سألنا الخادم مرة أخرى بمفتاحك القديم: ليس لديه أي إيصال لك.'
        : `سألنا الخادم مرة أخرى بمفتاحك القديم: ما زال لديه ${count}. وسيُطلب منه المحو ثانيةً في زيارتك القادمة.`,
    eraseFailed: 'نسيك هذا المتصفح. تعذّر الوصول إلى الخادم، وسيُطلب منه المحو في زيارتك القادمة.',
    unreachable: 'لم يُجب الخادم. أدناه ما يحفظه هذا المتصفح.',
    server: 'خادمنا',
    browser: 'هذا المتصفح',
    since: (time) => `محفوظ على القرص منذ ${time}`,
    missing: 'ليس لديه',
    silent: 'لم يُجب',
    acknowledged: 'يحفظه، ويعلم أنه لدى الخادم',
    waiting: 'يحفظه حتى يصل إلى الخادم',
    differs: 'النسختان مختلفتان: أخبرنا.',
    actionsBy: {
      'accept-all': 'قبلت الكل',
      'reject-all': 'رفضت الكل',
      choose: 'اخترت',
      withdraw: 'سحبت موافقة',
      signal: 'قررت إشارة Global Privacy Control',
      adopt: 'أجبت سابقاً لدى مدير سابق',
      record: 'أمر غير ملفات الارتباط',
    },
    methods: {
      banner: 'في الشريط',
      preferences: 'في الخيارات',
      placeholder: 'عند مشغّل واحد',
      api: 'بزر من الموقع',
      signal: 'بإشارة المتصفح',
    },
    fields: {
      answers: 'الأجوبة',
      services: 'الخدمات',
      policy: 'السياسة',
      notice: 'الإشعار',
      gpc: 'Global Privacy Control',
      until: 'يسري حتى',
      id: 'الإيصال',
      follows: 'يلي',
    },
    shown: 'اعرض ما رأيته',
    hide: 'إخفاء',
    noticeFailed: 'ليس لدى الخادم هذا الإشعار بعد. وهو يصل مع الإيصال.',
    matches: 'حسب متصفحك بصمة SHA-256 له: هي المكتوبة في الإيصال حرفاً بحرف.',
    mismatch: 'بصمة SHA-256 له ليست المكتوبة في الإيصال.',
    startsOn: 'كان مفعّلاً في البداية',
    startsOff: 'كان مطفأً في البداية',
    alwaysOn: 'دائماً',
    buttons: 'الأزرار بهذا الترتيب',
    everyText: 'الإشعار كاملاً',
    ownInterface: 'أجبت بزر من هذا الموقع، فلم يُعرض أي نص من Assent.',
    yes: 'نعم',
    no: 'لا',
  },
};

export const texts = document.documentElement.lang === 'ar' ? ar : en;

const language = document.documentElement.lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', hour12: false });
const clock = new Intl.DateTimeFormat(language, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

export const formatTime = (time: string | number): string => long.format(new Date(time));
export const formatClock = (time: number): string => clock.format(time);
