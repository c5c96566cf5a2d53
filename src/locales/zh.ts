import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'zh',
  direction: 'ltr',
  list: listed('和', '、'),
  reopen: '隐私选择',
  choices: '您的隐私选择',

  title: '您的 Cookie 选择',
  body: (site, purposes, services) =>
    `${site} 请求您允许在此设备上存储和读取数据${services ? `，并使用 ${services} 项服务` : ''}，用于以下目的：${purposes}。以上各项仅在您同意后才会启动，您可以随时更改您的答复。`,
  newBody: (site, names) =>
    `自您上次答复以来，${site} 新增了：${names}。新增内容仅在您同意后才会启用。接受不会改变您此前的选择。拒绝会同时撤回您此前允许的内容。`,
  acceptAll: '全部接受',
  rejectAll: '全部拒绝',
  customise: '设置',
  policyLink: '隐私政策',
  purposes: { preferences: '偏好设置', analytics: '统计分析', marketing: '市场营销' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: '您的年龄',
  ageBody: (years) =>
    `本网站询问年龄，是因为对未满 ${years} 岁的人，统计分析和市场营销始终关闭；您输入的年份只留在此浏览器中，不会被存储。`,
  ageLabel: '出生年份',
  ageError: '请用四位数字输入您的出生年份，例如 1990。',
  ageContinue: '继续',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `隐私政策已更新（版本 ${version}）。您的选择保持不变。`,
  dismiss: '关闭',
  signalNote:
    '已执行您的选择退出请求：您的浏览器发送了 Global Privacy Control 信号，因此市场营销以及对您数据的出售或共享均已关闭。',

  preferencesTitle: '隐私设置',
  preferencesBody: '请选择允许在本网站上运行的内容。更改在保存后生效。',
  save: '保存选择',
  close: '不保存并关闭',
  saved: '您的选择已保存。',
  notStored: '您的选择仅对本页面有效：您的浏览器不允许本网站存储这些选择。',
  unchanged: '没有任何更改。',
  losesInput: '关闭某项服务可能会重新加载本页面。如果重新加载，您在本页面表单中输入的内容将会丢失。',
  alwaysOn: '始终开启',
  categories: {
    necessary: {
      title: '必要',
      text: '网站运行所必需：登录、安全以及记住这些选择。无法在此关闭。',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: '记住语言或布局等设置，并运行聊天等附加功能。',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: '衡量网站的使用情况：哪些页面被访问，哪里出现错误。',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: '衡量广告效果，按兴趣展示广告，并加载来自社交网络和视频网站的内容。',
    },
  },
  services: '服务',
  search: '搜索服务',
  found: '找到的服务',
  details: '详情',
  provider: '提供方',
  providerPolicy: '提供方的隐私政策',
  stores: '存储内容',
  retention: '最长保存期限',
  thirdParty: '在提供方自己的网站上',
  elsewhere: '不在本页面上。已在本网站的其他页面上获得允许。',
  unknownService: (key) => `服务 ${key}`,
  left: (names) => `本页面未能删除：${names}。您可以在浏览器设置中删除。`,

  receipts: '我的回执',
  subject: '我的标识符',
  noReceipts: '暂无回执。',
  receiptStored: '由网站保存',
  receiptWaiting: '目前仅在此设备上',
  actions: {
    'accept-all': '已全部接受',
    'reject-all': '已全部拒绝',
    choose: '已逐项选择',
    withdraw: '已撤回同意',
    signal: '浏览器信号',
  },
  allowed: '已允许',
  allowedNothing: '仅必要项',
  download: '下载为 JSON',
  proof: '下载证明',

  erase: '删除我的数据',
  eraseConfirm: '您的选择和回执将从此设备上删除，并会请求网站删除其保存的副本。之后会再次请您选择。',
  eraseNow: '立即删除',
  cancel: '取消',
  erased: '您的数据已删除。',
  failed: '操作未成功。请稍后重试。',

  embed: (service, provider) =>
    `此内容来自 ${service}。加载后，您的浏览器将连接到 ${provider || service}，对方可能会在此设备上存储和读取数据。`,
  loadOnce: '加载一次',
  alwaysAllow: '始终允许',
  openSource: '在来源网站打开',
};
