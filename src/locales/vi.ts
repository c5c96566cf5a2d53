import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'vi',
  direction: 'ltr',
  list: listed(' và '),
  reopen: 'Lựa chọn quyền riêng tư',
  choices: 'Lựa chọn quyền riêng tư',

  title: 'Lựa chọn cookie của bạn',
  body: (site, purposes, services) =>
    `${site} xin phép lưu trữ và đọc dữ liệu trên thiết bị này${services ? `, cũng như sử dụng ${services} dịch vụ` : ''}, cho các mục đích: ${purposes}. Tất cả chỉ bắt đầu khi bạn đồng ý, và bạn có thể thay đổi câu trả lời bất cứ lúc nào.`,
  newBody: (site, names) =>
    `Kể từ câu trả lời gần nhất của bạn, ${site} đã thêm: ${names}. Phần mới này chỉ được bật khi bạn đồng ý. Việc chấp nhận không làm thay đổi các lựa chọn trước đây của bạn. Việc từ chối cũng rút lại những gì bạn đã cho phép trước đây.`,
  acceptAll: 'Chấp nhận tất cả',
  rejectAll: 'Từ chối tất cả',
  customise: 'Cài đặt',
  policyLink: 'Chính sách quyền riêng tư',
  purposes: { preferences: 'Tùy chọn cá nhân', analytics: 'Phân tích', marketing: 'Tiếp thị' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Độ tuổi của bạn',
  ageBody: (years) =>
    `Trang web này hỏi vì phân tích và tiếp thị luôn tắt đối với người dưới ${years} tuổi; năm bạn nhập chỉ ở lại trong trình duyệt này và không được lưu.`,
  ageLabel: 'Năm sinh',
  ageError: 'Nhập năm sinh của bạn bằng bốn chữ số, ví dụ 1990.',
  ageContinue: 'Tiếp tục',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `Chính sách quyền riêng tư đã thay đổi (phiên bản ${version}). Các lựa chọn của bạn được giữ nguyên.`,
  dismiss: 'Đóng',
  signalNote:
    'Yêu cầu từ chối của bạn đã được thực hiện: trình duyệt của bạn gửi tín hiệu Global Privacy Control, vì vậy hoạt động tiếp thị và việc bán hoặc chia sẻ dữ liệu của bạn đã được tắt.',

  preferencesTitle: 'Cài đặt quyền riêng tư',
  preferencesBody: 'Hãy chọn những gì được phép hoạt động trên trang web này. Thay đổi có hiệu lực khi bạn lưu.',
  save: 'Lưu lựa chọn',
  close: 'Đóng mà không lưu',
  saved: 'Các lựa chọn của bạn đã được lưu.',
  notStored:
    'Các lựa chọn của bạn chỉ có hiệu lực trên trang này: trình duyệt của bạn không cho phép trang web lưu các lựa chọn đó.',
  unchanged: 'Không có gì thay đổi.',
  losesInput:
    'Việc tắt một dịch vụ có thể làm trang này tải lại. Khi đó, nội dung bạn đã nhập vào biểu mẫu tại đây sẽ bị mất.',
  alwaysOn: 'Luôn bật',
  categories: {
    necessary: {
      title: 'Cần thiết',
      text: 'Cần thiết để trang web hoạt động: đăng nhập, bảo mật và ghi nhớ các lựa chọn này. Không thể tắt tại đây.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Ghi nhớ các cài đặt như ngôn ngữ hoặc bố cục, và chạy các tiện ích bổ sung như trò chuyện.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Đo lường cách trang web được sử dụng: trang nào được truy cập và lỗi xảy ra ở đâu.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Đo lường quảng cáo, hiển thị quảng cáo theo sở thích, và tải nội dung từ mạng xã hội và các trang video.',
    },
  },
  services: 'Dịch vụ',
  search: 'Tìm dịch vụ',
  found: 'Số dịch vụ tìm thấy',
  details: 'Chi tiết',
  provider: 'Nhà cung cấp',
  providerPolicy: 'Chính sách quyền riêng tư của nhà cung cấp',
  stores: 'Nội dung lưu trữ',
  retention: 'Thời gian lưu tối đa',
  thirdParty: 'Trên các trang web của nhà cung cấp',
  elsewhere: 'Không có trên trang này. Được phép trên các trang khác của trang web này.',
  unknownService: (key) => `Dịch vụ ${key}`,
  left: (names) => `Trang này không xóa được: ${names}. Bạn có thể xóa trong phần cài đặt của trình duyệt.`,

  receipts: 'Biên nhận của tôi',
  subject: 'Mã định danh của tôi',
  noReceipts: 'Chưa có biên nhận nào.',
  receiptStored: 'Trang web đã lưu giữ',
  receiptWaiting: 'Hiện chỉ có trên thiết bị này',
  actions: {
    'accept-all': 'Đã chấp nhận tất cả',
    'reject-all': 'Đã từ chối tất cả',
    choose: 'Đã chọn từng mục',
    withdraw: 'Đã rút lại sự đồng ý',
    signal: 'Tín hiệu từ trình duyệt',
  },
  allowed: 'Đã cho phép',
  allowedNothing: 'chỉ những gì cần thiết',
  download: 'Tải xuống dạng JSON',
  proof: 'Tải xuống bằng chứng',

  erase: 'Xóa dữ liệu của tôi',
  eraseConfirm:
    'Các lựa chọn và biên nhận của bạn sẽ được xóa khỏi thiết bị này, và trang web sẽ được yêu cầu xóa các bản sao của mình. Sau đó, bạn sẽ được hỏi lại.',
  eraseNow: 'Xóa ngay',
  cancel: 'Hủy',
  erased: 'Dữ liệu của bạn đã được xóa.',
  failed: 'Thao tác không thành công. Vui lòng thử lại sau.',

  embed: (service, provider) =>
    `Nội dung này đến từ ${service}. Khi tải nội dung, trình duyệt của bạn sẽ kết nối với ${provider || service}; bên này có thể lưu trữ và đọc dữ liệu trên thiết bị này.`,
  loadOnce: 'Tải một lần',
  alwaysAllow: 'Luôn cho phép',
  openSource: 'Mở tại trang gốc',
};
