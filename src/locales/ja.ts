import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ja',
  direction: 'ltr',
  list: listed('、', '、'),
  reopen: 'プライバシーの選択',
  choices: 'プライバシーの選択',

  title: 'Cookieに関する選択',
  body: (site, purposes, services) =>
    `${site}は、この端末でのデータの保存と読み取り${services ? `、および${services}件のサービスの利用` : ''}について、次の目的で許可を求めています：${purposes}。いずれも同意された場合にのみ開始されます。回答はいつでも変更できます。`,
  newBody: (site, names) =>
    `前回の回答以降、${site}は次の項目を追加しました：${names}。これらは同意された場合にのみ有効になります。許可しても、これまでの選択は変わりません。拒否すると、以前の許可も取り消されます。`,
  acceptAll: 'すべて許可する',
  rejectAll: 'すべて拒否する',
  customise: '設定',
  policyLink: 'プライバシーポリシー',
  purposes: { preferences: '個人設定', analytics: 'アクセス解析', marketing: 'マーケティング' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'あなたの年齢',
  ageBody: (years) =>
    `${years}歳未満の方にはアクセス解析とマーケティングを常にオフにするため、このサイトは年齢を確認します。入力した年はこのブラウザの外に出ず、保存もされません。`,
  ageLabel: '生まれた年（西暦）',
  ageError: '生まれた年を西暦4桁で入力してください（例：1990）。',
  ageContinue: '続ける',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `プライバシーポリシーが変更されました（バージョン${version}）。選択内容はそのままです。`,
  dismiss: '閉じる',
  signalNote:
    'オプトアウトの要求に対応しました。お使いのブラウザがGlobal Privacy Controlのシグナルを送信しているため、マーケティングおよびお客様のデータの販売や共有はオフになっています。',

  preferencesTitle: 'プライバシー設定',
  preferencesBody: 'このサイトで動作を許可するものを選択してください。変更は保存すると有効になります。',
  save: '選択を保存する',
  close: '保存せずに閉じる',
  saved: '選択内容を保存しました。',
  notStored: '選択内容はこのページでのみ有効です。お使いのブラウザが、このサイトによる保存を許可していないためです。',
  unchanged: '変更はありません。',
  losesInput:
    'サービスをオフにすると、このページが再読み込みされることがあります。その場合、このページのフォームに入力した内容は失われます。',
  alwaysOn: '常にオン',
  categories: {
    necessary: {
      title: '必須',
      text: 'ログイン、セキュリティ、この選択内容の記憶といった、サイトの動作に必要なものです。ここではオフにできません。',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: '言語やレイアウトなどの設定を記憶し、チャットなどの追加機能を動かします。',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'どのページが閲覧され、どこでエラーが発生しているかなど、サイトの利用状況を測定します。',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: '広告の効果を測定し、関心に応じた広告を表示し、SNSや動画サイトのコンテンツを読み込みます。',
    },
  },
  services: 'サービス',
  search: 'サービスを検索',
  found: '見つかったサービス',
  details: '詳細',
  provider: '提供者',
  providerPolicy: '提供者のプライバシーポリシー',
  stores: '保存するもの',
  retention: '最長保存期間',
  thirdParty: '提供者のサイト上',
  elsewhere: 'このページにはありません。このサイトの他のページで許可されています。',
  unknownService: (key) => `サービス${key}`,
  left: (names) => `このページでは次のものを削除できませんでした：${names}。ブラウザの設定で削除できます。`,

  receipts: '選択の記録',
  subject: '自分のID',
  noReceipts: 'まだ記録はありません。',
  receiptStored: 'サイトで保管済み',
  receiptWaiting: '現時点ではこの端末のみ',
  actions: {
    'accept-all': 'すべて許可',
    'reject-all': 'すべて拒否',
    choose: '個別に選択',
    withdraw: '同意の撤回',
    signal: 'ブラウザのシグナル',
  },
  allowed: '許可した項目',
  allowedNothing: '必須のもののみ',
  download: 'JSON形式でダウンロード',
  proof: '証明をダウンロード',

  erase: '自分のデータを消去する',
  eraseConfirm:
    'この端末にある選択内容と記録を消去し、サイトにも写しの消去を求めます。その後、あらためて選択をお尋ねします。',
  eraseNow: '今すぐ消去する',
  cancel: 'キャンセル',
  erased: 'データを消去しました。',
  failed: '処理できませんでした。しばらくしてからもう一度お試しください。',

  embed: (service, provider) =>
    `このコンテンツは${service}から提供されています。読み込むと、お使いのブラウザが${provider || service}に接続し、接続先がこの端末でデータを保存したり読み取ったりすることがあります。`,
  loadOnce: '一度だけ読み込む',
  alwaysAllow: '常に許可する',
  openSource: '提供元のサイトで開く',
};
