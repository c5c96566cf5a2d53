import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'id',
  direction: 'ltr',
  list: listed(', dan ', ', ', ' dan '),
  reopen: 'Pilihan privasi',
  choices: 'Pilihan privasi Anda',

  title: 'Pilihan cookie Anda',
  body: (site, purposes, services) =>
    `${site} meminta izin untuk menyimpan dan membaca data di perangkat ini${services ? ` serta menggunakan ${services} layanan` : ''}, untuk tujuan berikut: ${purposes}. Semua ini hanya dimulai jika Anda setuju, dan Anda dapat mengubah jawaban kapan saja.`,
  newBody: (site, names) =>
    `Sejak jawaban terakhir Anda, ${site} telah menambahkan: ${names}. Tambahan ini hanya diaktifkan jika Anda setuju. Menerima tidak mengubah pilihan Anda sebelumnya. Menolak juga menarik kembali izin yang pernah Anda berikan.`,
  acceptAll: 'Terima semua',
  rejectAll: 'Tolak semua',
  customise: 'Pengaturan',
  policyLink: 'Kebijakan privasi',
  purposes: { preferences: 'Preferensi', analytics: 'Analitik', marketing: 'Pemasaran' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Usia Anda',
  ageBody: (years) =>
    `Situs ini menanyakannya karena analitik dan pemasaran tetap nonaktif bagi siapa pun di bawah ${years} tahun; tahun yang Anda isi tetap di browser ini dan tidak disimpan.`,
  ageLabel: 'Tahun lahir',
  ageError: 'Isi tahun lahir Anda dengan empat angka, misalnya 1990.',
  ageContinue: 'Lanjutkan',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Kebijakan privasi telah berubah (versi ${version}). Pilihan Anda tetap sama.`,
  dismiss: 'Tutup',
  signalNote:
    'Permintaan opt-out Anda telah dipenuhi: peramban Anda mengirim sinyal Global Privacy Control, sehingga pemasaran serta penjualan atau pembagian data Anda dinonaktifkan.',

  preferencesTitle: 'Pengaturan privasi',
  preferencesBody: 'Pilih apa saja yang boleh berjalan di situs ini. Perubahan berlaku setelah disimpan.',
  save: 'Simpan pilihan',
  close: 'Tutup tanpa menyimpan',
  saved: 'Pilihan Anda telah disimpan.',
  notStored:
    'Pilihan Anda hanya berlaku untuk halaman ini: peramban Anda tidak mengizinkan situs ini menyimpan pilihan tersebut.',
  unchanged: 'Tidak ada yang berubah.',
  losesInput:
    'Menonaktifkan layanan dapat memuat ulang halaman ini. Jika itu terjadi, apa yang telah Anda ketik dalam formulir di sini akan hilang.',
  alwaysOn: 'Selalu aktif',
  categories: {
    necessary: {
      title: 'Diperlukan',
      text: 'Diperlukan agar situs berfungsi: masuk ke akun, keamanan, dan mengingat pilihan ini. Tidak dapat dinonaktifkan di sini.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Mengingat pengaturan seperti bahasa atau tata letak, dan menjalankan fitur tambahan seperti obrolan.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mengukur bagaimana situs digunakan: halaman mana yang dikunjungi dan di mana terjadi kesalahan.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mengukur kinerja iklan, menampilkan iklan berdasarkan minat, dan memuat konten dari jejaring sosial dan situs video.',
    },
  },
  services: 'Layanan',
  search: 'Cari layanan',
  found: 'Layanan ditemukan',
  details: 'Detail',
  provider: 'Penyedia',
  providerPolicy: 'Kebijakan privasi penyedia',
  stores: 'Yang disimpan',
  retention: 'Disimpan paling lama',
  thirdParty: 'Di situs milik penyedia',
  elsewhere: 'Tidak ada di halaman ini. Diizinkan di halaman lain situs ini.',
  unknownService: (key) => `Layanan ${key}`,
  left: (names) => `Halaman ini tidak dapat menghapus: ${names}. Anda dapat menghapusnya melalui pengaturan peramban.`,

  receipts: 'Tanda terima saya',
  subject: 'ID saya',
  noReceipts: 'Belum ada tanda terima.',
  receiptStored: 'Disimpan oleh situs',
  receiptWaiting: 'Sementara ini hanya di perangkat ini',
  actions: {
    'accept-all': 'Semua diterima',
    'reject-all': 'Semua ditolak',
    choose: 'Dipilih satu per satu',
    withdraw: 'Persetujuan ditarik kembali',
    signal: 'Sinyal peramban',
  },
  allowed: 'Diizinkan',
  allowedNothing: 'hanya yang diperlukan',
  download: 'Unduh sebagai JSON',
  proof: 'Unduh bukti',

  erase: 'Hapus data saya',
  eraseConfirm:
    'Pilihan dan tanda terima Anda akan dihapus dari perangkat ini, dan situs akan diminta menghapus salinannya. Setelah itu, Anda akan ditanya kembali.',
  eraseNow: 'Hapus sekarang',
  cancel: 'Batal',
  erased: 'Data Anda telah dihapus.',
  failed: 'Tindakan ini tidak berhasil. Silakan coba lagi nanti.',

  embed: (service, provider) =>
    `Konten ini berasal dari ${service}. Memuatnya akan menghubungkan peramban Anda ke ${provider || service}, yang dapat menyimpan dan membaca data di perangkat ini.`,
  loadOnce: 'Muat sekali',
  alwaysAllow: 'Selalu izinkan',
  openSource: 'Buka di situs asal',
};
