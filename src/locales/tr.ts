import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'tr',
  direction: 'ltr',
  list: listed(' ve '),
  reopen: 'Gizlilik seçimleri',
  choices: 'Gizlilik seçimleriniz',

  title: 'Çerez seçimleriniz',
  body: (site, purposes, services) =>
    `${site}, bu cihazda veri saklamak ve okumak${services ? `, ayrıca ${services} hizmeti kullanmak` : ''} için açık rızanızı istiyor. Amaçlar: ${purposes}. Açık rızanız olmadan bunların hiçbiri başlamaz ve yanıtınızı istediğiniz zaman değiştirebilirsiniz.`,
  newBody: (site, names) =>
    `Son yanıtınızdan sonra ${site} sitesine eklenenler: ${names}. Siz kabul etmedikçe bunlar kapalı kalır. Kabul etmeniz önceki seçimlerinizi değiştirmez. Reddetmeniz hâlinde daha önce verdiğiniz izinler de geri alınır.`,
  acceptAll: 'Tümünü kabul et',
  rejectAll: 'Tümünü reddet',
  customise: 'Ayarlar',
  policyLink: 'Gizlilik politikası',
  purposes: { preferences: 'Tercihler', analytics: 'Analiz', marketing: 'Pazarlama' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Yaşınız',
  ageBody: (years) =>
    `${years} yaşından küçükler için analiz ve pazarlama kapalı kaldığından bu site yaşı sorar; girdiğiniz yıl bu tarayıcıda kalır ve saklanmaz.`,
  ageLabel: 'Doğum yılı',
  ageError: 'Doğum yılınızı dört rakamla girin, örneğin 1990.',
  ageContinue: 'Devam et',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Gizlilik politikası değişti (sürüm ${version}). Seçimleriniz aynı kalır.`,
  dismiss: 'Kapat',
  signalNote:
    'Reddetme talebiniz yerine getirildi: tarayıcınız Global Privacy Control sinyalini gönderiyor. Bu nedenle pazarlama ile verilerinizin satışı ve paylaşımı kapalıdır.',

  preferencesTitle: 'Gizlilik ayarları',
  preferencesBody: 'Bu sitede nelerin çalışabileceğini seçin. Değişiklikler, kaydettiğinizde geçerli olur.',
  save: 'Seçimleri kaydet',
  close: 'Kaydetmeden kapat',
  saved: 'Seçimleriniz kaydedildi.',
  notStored:
    'Seçimleriniz yalnızca bu sayfa için geçerlidir: tarayıcınız bu sitenin bunları saklamasına izin vermiyor.',
  unchanged: 'Hiçbir şey değişmedi.',
  losesInput:
    'Bir hizmeti kapatmak bu sayfanın yeniden yüklenmesine neden olabilir. Bu durumda burada bir forma yazdıklarınız kaybolur.',
  alwaysOn: 'Her zaman açık',
  categories: {
    necessary: {
      title: 'Zorunlu',
      text: 'Sitenin çalışması için gereklidir: oturum açma, güvenlik ve bu seçimlerin hatırlanması. Buradan kapatılamaz.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Dil veya düzen gibi ayarları hatırlar ve sohbet gibi ek özellikleri çalıştırır.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Sitenin nasıl kullanıldığını ölçer: hangi sayfaların ziyaret edildiğini ve hataların nerede oluştuğunu.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Reklamları ölçer, ilgi alanlarına göre reklam gösterir, sosyal ağlardan ve video sitelerinden içerik yükler.',
    },
  },
  services: 'Hizmetler',
  search: 'Hizmet ara',
  found: 'Bulunan hizmetler',
  details: 'Ayrıntılar',
  provider: 'Sağlayıcı',
  providerPolicy: 'Sağlayıcının gizlilik politikası',
  stores: 'Sakladığı veriler',
  retention: 'En uzun saklama süresi',
  thirdParty: 'Sağlayıcının kendi sitelerinde',
  elsewhere: 'Bu sayfada yok. Bu sitenin diğer sayfalarında izin verildi.',
  unknownService: (key) => `Hizmet: ${key}`,
  left: (names) => `Bu sayfa şunları kaldıramadı: ${names}. Bunlar tarayıcı ayarlarından kaldırılabilir.`,

  receipts: 'Kayıtlarım',
  subject: 'Kimlik kodum',
  noReceipts: 'Henüz kayıt yok.',
  receiptStored: 'Sitede saklanıyor',
  receiptWaiting: 'Şimdilik yalnızca bu cihazda',
  actions: {
    'accept-all': 'Tümü kabul edildi',
    'reject-all': 'Tümü reddedildi',
    choose: 'Tek tek seçildi',
    withdraw: 'Rıza geri alındı',
    signal: 'Tarayıcı sinyali',
  },
  allowed: 'İzin verilenler',
  allowedNothing: 'yalnızca zorunlu olanlar',
  download: 'JSON olarak indir',
  proof: 'Kanıtı indir',

  erase: 'Verilerimi sil',
  eraseConfirm:
    'Seçimleriniz ve kayıtlarınız bu cihazdan silinir ve siteden kendi kopyalarını silmesi istenir. Size yeniden sorulur.',
  eraseNow: 'Şimdi sil',
  cancel: 'İptal',
  erased: 'Verileriniz silindi.',
  failed: 'İşlem başarısız oldu. Lütfen daha sonra yeniden deneyin.',

  embed: (service, provider) =>
    `Bu içeriğin kaynağı: ${service}. İçerik yüklendiğinde tarayıcınız ${provider || service} ile bağlantı kurar; sağlayıcı, bu cihazda veri saklayabilir ve okuyabilir.`,
  loadOnce: 'Bir kez yükle',
  alwaysAllow: 'Her zaman izin ver',
  openSource: 'Kaynağında aç',
};
