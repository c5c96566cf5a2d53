import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'ms',
  direction: 'ltr',
  list: listed(' dan '),
  reopen: 'Pilihan privasi',
  choices: 'Pilihan privasi anda',

  title: 'Pilihan kuki anda',
  body: (site, purposes, services) =>
    `${site} meminta kebenaran untuk menyimpan dan membaca data pada peranti ini${services ? ` serta menggunakan ${services} perkhidmatan` : ''}, bagi tujuan berikut: ${purposes}. Semua ini hanya bermula jika anda bersetuju, dan anda boleh menukar jawapan pada bila-bila masa.`,
  newBody: (site, names) =>
    `Sejak jawapan terakhir anda, ${site} telah menambah: ${names}. Tambahan ini hanya diaktifkan jika anda bersetuju. Menerima tidak mengubah pilihan anda yang terdahulu. Menolak turut menarik balik kebenaran yang pernah anda berikan.`,
  acceptAll: 'Terima semua',
  rejectAll: 'Tolak semua',
  customise: 'Tetapan',
  policyLink: 'Dasar privasi',
  purposes: { preferences: 'Keutamaan', analytics: 'Analitis', marketing: 'Pemasaran' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Umur anda',
  ageBody: (years) =>
    `Laman ini bertanya kerana analitis dan pemasaran kekal dimatikan bagi sesiapa di bawah ${years} tahun; tahun yang anda masukkan kekal dalam pelayar ini dan tidak disimpan.`,
  ageLabel: 'Tahun lahir',
  ageError: 'Masukkan tahun lahir anda dengan empat angka, misalnya 1990.',
  ageContinue: 'Teruskan',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Dasar privasi telah berubah (versi ${version}). Pilihan anda kekal seperti sedia ada.`,
  dismiss: 'Tutup',
  signalNote:
    'Permintaan anda untuk memilih keluar telah dipatuhi: pelayar anda menghantar isyarat Global Privacy Control, maka pemasaran serta penjualan atau perkongsian data anda dimatikan.',

  preferencesTitle: 'Tetapan privasi',
  preferencesBody: 'Pilih apa yang boleh berjalan di laman ini. Perubahan berkuat kuasa apabila disimpan.',
  save: 'Simpan pilihan',
  close: 'Tutup tanpa menyimpan',
  saved: 'Pilihan anda telah disimpan.',
  notStored:
    'Pilihan anda hanya terpakai pada halaman ini: pelayar anda tidak membenarkan laman ini menyimpan pilihan tersebut.',
  unchanged: 'Tiada apa-apa yang berubah.',
  losesInput:
    'Mematikan sesuatu perkhidmatan mungkin memuatkan semula halaman ini. Jika demikian, apa yang telah anda taip dalam borang di sini akan hilang.',
  alwaysOn: 'Sentiasa aktif',
  categories: {
    necessary: {
      title: 'Perlu',
      text: 'Diperlukan supaya laman ini berfungsi: log masuk, keselamatan dan mengingati pilihan ini. Tidak boleh dimatikan di sini.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Mengingati tetapan seperti bahasa atau susun atur, dan menjalankan ciri tambahan seperti sembang.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mengukur cara laman ini digunakan: halaman yang dilawati dan tempat ralat berlaku.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mengukur keberkesanan pengiklanan, memaparkan iklan mengikut minat, dan memuatkan kandungan daripada rangkaian sosial dan laman video.',
    },
  },
  services: 'Perkhidmatan',
  search: 'Cari perkhidmatan',
  found: 'Perkhidmatan ditemui',
  details: 'Butiran',
  provider: 'Penyedia',
  providerPolicy: 'Dasar privasi penyedia',
  stores: 'Yang disimpan',
  retention: 'Disimpan paling lama',
  thirdParty: 'Di laman milik penyedia',
  elsewhere: 'Tiada pada halaman ini. Dibenarkan pada halaman lain di laman ini.',
  unknownService: (key) => `Perkhidmatan ${key}`,
  left: (names) => `Halaman ini tidak dapat membuang: ${names}. Anda boleh membuangnya melalui tetapan pelayar.`,

  receipts: 'Resit saya',
  subject: 'ID saya',
  noReceipts: 'Belum ada resit.',
  receiptStored: 'Disimpan oleh laman ini',
  receiptWaiting: 'Buat masa ini pada peranti ini sahaja',
  actions: {
    'accept-all': 'Semua diterima',
    'reject-all': 'Semua ditolak',
    choose: 'Dipilih satu demi satu',
    withdraw: 'Persetujuan ditarik balik',
    signal: 'Isyarat pelayar',
  },
  allowed: 'Dibenarkan',
  allowedNothing: 'hanya yang perlu',
  download: 'Muat turun sebagai JSON',
  proof: 'Muat turun bukti',

  erase: 'Padamkan data saya',
  eraseConfirm:
    'Pilihan dan resit anda akan dipadamkan daripada peranti ini, dan laman ini akan diminta memadamkan salinannya. Selepas itu, anda akan ditanya semula.',
  eraseNow: 'Padamkan sekarang',
  cancel: 'Batal',
  erased: 'Data anda telah dipadamkan.',
  failed: 'Tindakan ini tidak berjaya. Sila cuba lagi kemudian.',

  embed: (service, provider) =>
    `Kandungan ini datang daripada ${service}. Memuatkannya akan menghubungkan pelayar anda dengan ${provider || service}, yang mungkin menyimpan dan membaca data pada peranti ini.`,
  loadOnce: 'Muatkan sekali',
  alwaysAllow: 'Sentiasa benarkan',
  openSource: 'Buka di laman asal',
};
