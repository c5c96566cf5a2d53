import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'zh-hant',
  direction: 'ltr',
  list: listed('和', '、'),
  reopen: '隱私權選擇',
  choices: '您的隱私權選擇',

  title: '您的 Cookie 選擇',
  body: (site, purposes, services) =>
    `${site} 請求您允許在此裝置上儲存及讀取資料${services ? `，並使用 ${services} 項服務` : ''}，用於下列目的：${purposes}。以上各項僅在您同意後才會啟動，您可以隨時變更您的答覆。`,
  newBody: (site, names) =>
    `自您上次答覆後，${site} 新增了：${names}。新增項目僅在您同意後才會啟用。接受不會改變您先前的選擇。拒絕會一併撤回您先前允許的項目。`,
  acceptAll: '全部接受',
  rejectAll: '全部拒絕',
  customise: '設定',
  policyLink: '隱私權政策',
  purposes: { preferences: '偏好設定', analytics: '統計分析', marketing: '行銷' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: '您的年齡',
  ageBody: (years) =>
    `本網站詢問年齡，是因為對未滿 ${years} 歲的人，統計分析和行銷一律關閉；您輸入的年份只留在此瀏覽器中，不會被儲存。`,
  ageLabel: '出生年份（西元）',
  ageError: '請以四位數字輸入您的西元出生年份，例如 1990。',
  ageContinue: '繼續',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `隱私權政策已變更（版本 ${version}）。您的選擇維持不變。`,
  dismiss: '關閉',
  signalNote:
    '已執行您的選擇退出要求：您的瀏覽器傳送了 Global Privacy Control 訊號，因此行銷以及對您資料的出售或分享均已關閉。',

  preferencesTitle: '隱私權設定',
  preferencesBody: '請選擇允許在本網站上執行的項目。變更於儲存後生效。',
  save: '儲存選擇',
  close: '不儲存並關閉',
  saved: '您的選擇已儲存。',
  notStored: '您的選擇僅適用於本頁面：您的瀏覽器不允許本網站儲存這些選擇。',
  unchanged: '沒有任何變更。',
  losesInput: '關閉服務可能會重新載入本頁面。若重新載入，您在本頁面表單中輸入的內容將會遺失。',
  alwaysOn: '一律開啟',
  categories: {
    necessary: {
      title: '必要',
      text: '網站運作所必需：登入、安全性，以及記住這些選擇。無法在此關閉。',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: '記住語言或版面配置等設定，並執行聊天等附加功能。',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: '衡量網站的使用情形：哪些頁面有人造訪，何處發生錯誤。',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: '衡量廣告成效，依興趣顯示廣告，並載入社群網路及影片網站的內容。',
    },
  },
  services: '服務',
  search: '搜尋服務',
  found: '找到的服務',
  details: '詳細資料',
  provider: '提供者',
  providerPolicy: '提供者的隱私權政策',
  stores: '儲存內容',
  retention: '最長保存期間',
  thirdParty: '在提供者自己的網站上',
  elsewhere: '不在本頁面上。已在本網站的其他頁面獲得允許。',
  unknownService: (key) => `服務 ${key}`,
  left: (names) => `本頁面無法移除：${names}。您可以在瀏覽器設定中移除。`,

  receipts: '我的選擇紀錄',
  subject: '我的識別碼',
  noReceipts: '目前沒有紀錄。',
  receiptStored: '由網站保存',
  receiptWaiting: '目前僅在此裝置上',
  actions: {
    'accept-all': '已全部接受',
    'reject-all': '已全部拒絕',
    choose: '已逐項選擇',
    withdraw: '已撤回同意',
    signal: '瀏覽器訊號',
  },
  allowed: '已允許',
  allowedNothing: '僅必要項目',
  download: '下載為 JSON',
  proof: '下載證明',

  erase: '刪除我的資料',
  eraseConfirm: '您的選擇和紀錄將從此裝置上刪除，並會要求網站刪除其保存的副本。之後會再次請您選擇。',
  eraseNow: '立即刪除',
  cancel: '取消',
  erased: '您的資料已刪除。',
  failed: '操作未成功。請稍後再試。',

  embed: (service, provider) =>
    `此內容來自 ${service}。載入後，您的瀏覽器將連線至 ${provider || service}，對方可能會在此裝置上儲存及讀取資料。`,
  loadOnce: '載入一次',
  alwaysAllow: '一律允許',
  openSource: '在來源網站開啟',
};
