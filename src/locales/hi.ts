import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'hi',
  direction: 'ltr',
  list: listed(', और ', ', ', ' और '),
  reopen: 'गोपनीयता विकल्प',
  choices: 'आपके गोपनीयता विकल्प',

  title: 'कुकी के बारे में आपके विकल्प',
  body: (site, purposes, services) =>
    `वेबसाइट ${site} इस डिवाइस पर डेटा सहेजने और पढ़ने${services ? ` तथा ${count(services)} का उपयोग करने` : ''} की अनुमति चाहती है, इन उद्देश्यों के लिए: ${purposes}। यह सब केवल आपकी सहमति से शुरू होगा, और आपका उत्तर किसी भी समय बदला जा सकता है।`,
  newBody: (site, names) =>
    `आपके पिछले उत्तर के बाद वेबसाइट ${site} ने यह जोड़ा है: ${names}। यह केवल आपकी सहमति से शुरू होगा। स्वीकार करने से आपके पहले चुने गए विकल्प नहीं बदलते। अस्वीकार करने से आपकी पहले दी गई अनुमति भी वापस ले ली जाती है।`,
  acceptAll: 'सभी स्वीकार करें',
  rejectAll: 'सभी अस्वीकार करें',
  customise: 'सेटिंग',
  policyLink: 'गोपनीयता नीति',
  purposes: { preferences: 'प्राथमिकताएँ', analytics: 'विश्लेषण', marketing: 'मार्केटिंग' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'आपकी आयु',
  ageBody: (years) =>
    `यह वेबसाइट इसलिए पूछती है क्योंकि ${years} वर्ष से कम आयु के लोगों के लिए विश्लेषण और मार्केटिंग बंद रहते हैं; आपका लिखा वर्ष इसी ब्राउज़र में रहता है और सहेजा नहीं जाता।`,
  ageLabel: 'जन्म का वर्ष',
  ageError: 'अपने जन्म का वर्ष चार अंकों में लिखें, जैसे 1990।',
  ageContinue: 'जारी रखें',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `गोपनीयता नीति बदल गई है (संस्करण ${version})। आपके चुने गए विकल्प वैसे ही हैं।`,
  dismiss: 'बंद करें',
  signalNote:
    'आपके ऑप्ट-आउट अनुरोध का पालन किया गया: आपका ब्राउज़र Global Privacy Control संकेत भेजता है, इसलिए मार्केटिंग तथा आपके डेटा की बिक्री या साझाकरण बंद है।',

  preferencesTitle: 'गोपनीयता सेटिंग',
  preferencesBody: 'चुनें कि इस वेबसाइट पर क्या-क्या चल सकता है। बदलाव सहेजने पर लागू होते हैं।',
  save: 'विकल्प सहेजें',
  close: 'सहेजे बिना बंद करें',
  saved: 'आपके विकल्प सहेज लिए गए हैं।',
  notStored: 'आपके विकल्प केवल इस पेज पर लागू हैं: आपका ब्राउज़र इस वेबसाइट को उन्हें सहेजने नहीं देता।',
  unchanged: 'कोई बदलाव नहीं हुआ है।',
  losesInput: 'किसी सेवा को बंद करने पर यह पेज फिर से लोड हो सकता है। ऐसा होने पर, यहाँ किसी फ़ॉर्म में आपका लिखा हुआ मिट जाएगा।',
  alwaysOn: 'हमेशा चालू',
  categories: {
    necessary: {
      title: 'आवश्यक',
      text: 'वेबसाइट के काम करने के लिए ज़रूरी: साइन इन, सुरक्षा, और इन विकल्पों को याद रखना। इसे यहाँ बंद नहीं किया जा सकता।',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'भाषा या लेआउट जैसी सेटिंग याद रखना, और चैट जैसी अतिरिक्त सुविधाएँ चलाना।',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'वेबसाइट के उपयोग का मापन करना: कौन-से पेज देखे जाते हैं और गड़बड़ियाँ कहाँ होती हैं।',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'विज्ञापनों का मापन करना, रुचियों के अनुसार विज्ञापन दिखाना, और सोशल नेटवर्क तथा वीडियो साइटों की सामग्री लोड करना।',
    },
  },
  services: 'सेवाएँ',
  search: 'सेवाएँ खोजें',
  found: 'मिली सेवाएँ',
  details: 'विवरण',
  provider: 'प्रदाता',
  providerPolicy: 'प्रदाता की गोपनीयता नीति',
  stores: 'क्या सहेजा जाता है',
  retention: 'सहेजने की अधिकतम अवधि',
  thirdParty: 'प्रदाता की अपनी साइटों पर',
  elsewhere: 'इस पेज पर नहीं है। इस वेबसाइट के दूसरे पेजों पर अनुमति है।',
  unknownService: (key) => `सेवा ${key}`,
  left: (names) => `यह पेज इन्हें नहीं हटा सका: ${names}। इन्हें आपके ब्राउज़र की सेटिंग से हटाया जा सकता है।`,

  receipts: 'मेरी रसीदें',
  subject: 'मेरी आईडी',
  noReceipts: 'अभी तक कोई रसीद नहीं है।',
  receiptStored: 'वेबसाइट के पास सुरक्षित है',
  receiptWaiting: 'फ़िलहाल केवल इस डिवाइस पर',
  actions: {
    'accept-all': 'सभी स्वीकार किए गए',
    'reject-all': 'सभी अस्वीकार किए गए',
    choose: 'एक-एक करके चुना गया',
    withdraw: 'सहमति वापस ली गई',
    signal: 'ब्राउज़र का संकेत',
  },
  allowed: 'अनुमति दी गई',
  allowedNothing: 'केवल आवश्यक',
  download: 'JSON के रूप में डाउनलोड करें',
  proof: 'प्रमाण डाउनलोड करें',

  erase: 'मेरा डेटा मिटाएँ',
  eraseConfirm:
    'इस डिवाइस से आपके विकल्प और रसीदें मिटा दी जाएँगी, और वेबसाइट से उसकी प्रतियाँ मिटाने के लिए कहा जाएगा। इसके बाद आपसे फिर पूछा जाएगा।',
  eraseNow: 'अभी मिटाएँ',
  cancel: 'रद्द करें',
  erased: 'आपका डेटा मिटा दिया गया है।',
  failed: 'यह नहीं हो सका। कृपया बाद में फिर कोशिश करें।',

  embed: (service, provider) =>
    `यह सामग्री ${service} से है। इसे लोड करने पर आपका ब्राउज़र ${provider || service} से जुड़ता है, जिसकी ओर से इस डिवाइस पर डेटा सहेजा और पढ़ा जा सकता है।`,
  loadOnce: 'एक बार लोड करें',
  alwaysAllow: 'हमेशा अनुमति दें',
  openSource: 'मूल साइट पर खोलें',
};

/** In the oblique, as before a postposition. */
function count(services: number): string {
  return `${services} ${services === 1 ? 'सेवा' : 'सेवाओं'}`;
}
