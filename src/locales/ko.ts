import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. Only particles whose form does not depend on the last sound follow a name. */
export const locale: BannerLocale = {
  code: 'ko',
  direction: 'ltr',
  list: listed(' 및 '),
  reopen: '개인정보 보호 선택',
  choices: '개인정보 보호 선택',

  title: '쿠키 사용에 대한 선택',
  body: (site, purposes, services) =>
    `${site}에서 이 기기에 데이터를 저장하고 읽는 것${services ? `과 서비스 ${services}개를 이용하는 것` : ''}에 대한 동의를 요청합니다. 목적: ${purposes}. 이 모든 것은 동의하신 경우에만 시작되며, 답변은 언제든지 변경하실 수 있습니다.`,
  newBody: (site, names) =>
    `마지막 답변 이후 ${site}에서 다음 항목을 추가했습니다: ${names}. 이 항목은 동의하신 경우에만 켜집니다. 동의하셔도 이전 선택은 바뀌지 않습니다. 거부하시면 이전에 허용하신 항목도 철회됩니다.`,
  acceptAll: '모두 동의',
  rejectAll: '모두 거부',
  customise: '설정',
  policyLink: '개인정보 처리방침',
  purposes: { preferences: '환경설정', analytics: '분석', marketing: '마케팅' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: '연령 확인',
  ageBody: (years) =>
    `이 사이트는 만 ${years}세 미만에게는 분석과 마케팅을 꺼 두기 때문에 묻습니다. 입력한 연도는 이 브라우저를 벗어나지 않으며 저장되지 않습니다.`,
  ageLabel: '출생 연도',
  ageError: '출생 연도를 네 자리 숫자로 입력하세요(예: 1990).',
  ageContinue: '계속',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `개인정보 처리방침이 변경되었습니다(버전 ${version}). 선택하신 내용은 그대로 유지됩니다.`,
  dismiss: '닫기',
  signalNote:
    '거부(옵트아웃) 요청이 적용되었습니다: 사용 중인 브라우저가 Global Privacy Control 신호를 보내므로 마케팅과 데이터의 판매 또는 공유가 꺼져 있습니다.',

  preferencesTitle: '개인정보 보호 설정',
  preferencesBody: '이 사이트에서 실행을 허용할 항목을 선택해 주세요. 변경 사항은 저장하면 적용됩니다.',
  save: '선택 저장',
  close: '저장하지 않고 닫기',
  saved: '선택하신 내용이 저장되었습니다.',
  notStored:
    '선택하신 내용은 이 페이지에만 적용됩니다: 사용 중인 브라우저가 이 사이트에서 선택 내용을 저장하도록 허용하지 않습니다.',
  unchanged: '변경된 내용이 없습니다.',
  losesInput:
    '서비스를 끄면 이 페이지가 새로고침될 수 있습니다. 그 경우 이 페이지의 양식에 입력하신 내용은 사라집니다.',
  alwaysOn: '항상 켜짐',
  categories: {
    necessary: {
      title: '필수',
      text: '로그인, 보안, 선택 내용 기억 등 사이트 작동에 필요합니다. 여기에서는 끌 수 없습니다.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: '언어나 화면 구성 같은 설정을 기억하고, 채팅 같은 부가 기능을 실행합니다.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: '어떤 페이지를 방문하는지, 어디에서 오류가 발생하는지 등 사이트 이용 현황을 측정합니다.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: '광고 효과를 측정하고, 관심사에 따른 광고를 표시하며, 소셜 네트워크와 동영상 사이트의 콘텐츠를 불러옵니다.',
    },
  },
  services: '서비스',
  search: '서비스 검색',
  found: '검색된 서비스',
  details: '세부 정보',
  provider: '제공자',
  providerPolicy: '제공자의 개인정보 처리방침',
  stores: '저장 항목',
  retention: '최장 보관 기간',
  thirdParty: '제공자의 사이트에서',
  elsewhere: '이 페이지에는 없습니다. 이 사이트의 다른 페이지에서 허용되었습니다.',
  unknownService: (key) => `서비스 ${key}`,
  left: (names) => `이 페이지에서 다음 항목을 삭제하지 못했습니다: ${names}. 브라우저 설정에서 삭제하실 수 있습니다.`,

  receipts: '내 선택 기록',
  subject: '내 ID',
  noReceipts: '아직 기록이 없습니다.',
  receiptStored: '사이트에서 보관 중',
  receiptWaiting: '현재 이 기기에만 있음',
  actions: {
    'accept-all': '모두 동의',
    'reject-all': '모두 거부',
    choose: '개별 선택',
    withdraw: '동의 철회',
    signal: '브라우저 신호',
  },
  allowed: '허용한 항목',
  allowedNothing: '필수 항목만',
  download: 'JSON 형식으로 다운로드',
  proof: '증명 다운로드',

  erase: '내 데이터 삭제',
  eraseConfirm:
    '이 기기에서 선택 내용과 기록이 삭제되며, 사이트에 사본을 삭제하도록 요청합니다. 그 후 선택을 다시 요청합니다.',
  eraseNow: '지금 삭제',
  cancel: '취소',
  erased: '데이터가 삭제되었습니다.',
  failed: '처리하지 못했습니다. 나중에 다시 시도해 주세요.',

  embed: (service, provider) =>
    `이 콘텐츠는 ${service}에서 제공합니다. 불러오면 브라우저가 ${provider || service}에 연결되며, 해당 업체가 이 기기에 데이터를 저장하고 읽을 수 있습니다.`,
  loadOnce: '한 번 불러오기',
  alwaysAllow: '항상 허용',
  openSource: '원본 사이트에서 열기',
};
