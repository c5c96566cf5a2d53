/** What the page that checks a proof says. */
export interface ProofTexts {
  file: string;
  fileHint: string;
  head: string;
  headHint: string;
  key: string;
  keyHint: string;
  holds: string;
  fails: string;
  unable: string;
  tooLarge: string;
  /** Why it fails, by what was found. */
  why: Record<'notProof' | 'head' | 'key' | 'altered', string>;
  found: string;
  shows: string;
  showsNot: string;
  inLog: string;
  inLogOf: string;
  signed: string;
  alone: string;
  fields: Record<
    'receipt' | 'decided' | 'received' | 'origin' | 'action' | 'allowed' | 'policy' | 'notice' | 'head',
    string
  >;
  nothing: string;
  not: readonly string[];
}

const en: ProofTexts = {
  file: 'Proof file',
  fileHint: 'Choose it, or drop it here. It stays in your browser.',
  head: 'Head of the log (optional)',
  headHint: 'Such as 1234:xX…, noted earlier or published by somebody whom you trust.',
  key: 'Public key of the site (optional)',
  keyHint: '43 letters, digits, hyphens and underscores, got from elsewhere than this file.',
  holds: 'The proof holds.',
  fails: 'The proof does not hold.',
  unable:
    'The receipt is in the log that the file leads to, but this browser cannot check signatures. Use a newer one, or npx assent verify --proof.',
  tooLarge: 'This file is far too large for a proof.',
  why: {
    notProof: 'The file is not a proof, or is not whole.',
    head: 'It leads to another head than the one that you gave.',
    key: 'Its head is not signed with the key that you gave.',
    altered: 'Something in it was altered: the receipt, or what leads from it to the head of the log.',
  },
  found: 'What was found:',
  shows: 'What it shows',
  showsNot: 'What it does not show',
  inLog: 'This receipt, to the letter, is in a log with the head below.',
  inLogOf: 'This receipt, to the letter, is in the log whose head you gave.',
  signed: 'Whoever has the key that you gave has signed that head.',
  alone:
    'Anybody can make such a log in a minute. Whose log it is, only a head or a key says that you have from elsewhere: put one in above.',
  fields: {
    receipt: 'Receipt',
    decided: 'Decided, by the visitor’s clock',
    received: 'In the log, by the site’s clock',
    origin: 'Site',
    action: 'Action',
    allowed: 'Allowed',
    policy: 'Policy',
    notice: 'Notice',
    head: 'Head',
  },
  nothing: 'nothing but what is necessary',
  not: [
    'Who sat before the screen.',
    'That the two clocks were right.',
    'That the site did what the answer says.',
    'That the log has not forgotten the receipt since.',
  ],
};

const ar: ProofTexts = {
  file: 'ملف الإثبات',
  fileHint: 'اختره أو أفلِته هنا. لا يغادر متصفحك.',
  head: 'رأس السجل (اختياري)',
  headHint: 'مثل \u20661234:xX…\u2069، دوّنته من قبل أو نشره من تثق به.',
  key: 'مفتاح الموقع العام (اختياري)',
  keyHint: '43 من الحروف والأرقام والشرطات، حصلت عليه من غير هذا الملف.',
  holds: 'الإثبات صحيح.',
  fails: 'الإثبات غير صحيح.',
  unable:
    'الإيصال موجود في السجل الذي يقود إليه الملف، لكن هذا المتصفح لا يستطيع فحص التواقيع. استعمل متصفحاً أحدث أو \u2066npx assent verify --proof\u2069.',
  tooLarge: 'هذا الملف أكبر بكثير من أن يكون إثباتاً.',
  why: {
    notProof: 'الملف ليس إثباتاً، أو ليس كاملاً.',
    head: 'يقود إلى رأس غير الذي أعطيته.',
    key: 'رأسه غير موقَّع بالمفتاح الذي أعطيته.',
    altered: 'غُيّر فيه شيء: الإيصال، أو ما يقود منه إلى رأس السجل.',
  },
  found: 'ما وُجد:',
  shows: 'ما يثبته',
  showsNot: 'ما لا يثبته',
  inLog: 'هذا الإيصال، حرفاً بحرف، موجود في سجل له الرأس المذكور أدناه.',
  inLogOf: 'هذا الإيصال، حرفاً بحرف، موجود في السجل الذي أعطيت رأسه.',
  signed: 'صاحب المفتاح الذي أعطيته وقّع ذلك الرأس.',
  alone: 'يستطيع أي أحد أن يصنع سجلاً كهذا في دقيقة. لا يقول لمن السجل إلا رأس أو مفتاح عندك من مصدر آخر: ضعه أعلاه.',
  fields: {
    receipt: 'الإيصال',
    decided: 'وقت القرار بساعة الزائر',
    received: 'في السجل بساعة الموقع',
    origin: 'الموقع',
    action: 'الإجراء',
    allowed: 'المسموح',
    policy: 'السياسة',
    notice: 'الإشعار',
    head: 'الرأس',
  },
  nothing: 'لا شيء غير الضروري',
  not: [
    'من كان أمام الشاشة.',
    'أن الساعتين كانتا صحيحتين.',
    'أن الموقع فعل ما يقوله الجواب.',
    'أن السجل لم ينسَ الإيصال بعد ذلك.',
  ],
};

export const proofTexts = document.documentElement.lang === 'ar' ? ar : en;
