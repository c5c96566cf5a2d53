import type { AssentConfig } from './config';

type TextName = keyof NonNullable<NonNullable<AssentConfig['ui']>['texts']>[string];

/*
 * What `ui.texts` may name. The settings know no locale: the compiler compares the names with the type of one, and a test
 * with the locales there are.
 */

const NAMES: Readonly<Record<TextName, true>> = {
  title: true,
  body: true,
  newBody: true,
  acceptAll: true,
  rejectAll: true,
  customise: true,
  policyLink: true,
  policyNote: true,
  dismiss: true,
  signalNote: true,
  preferencesTitle: true,
  preferencesBody: true,
  save: true,
  close: true,
  saved: true,
  notStored: true,
  unchanged: true,
  losesInput: true,
  alwaysOn: true,
  services: true,
  search: true,
  found: true,
  details: true,
  provider: true,
  providerPolicy: true,
  stores: true,
  retention: true,
  thirdParty: true,
  elsewhere: true,
  unknownService: true,
  left: true,
  receipts: true,
  subject: true,
  noReceipts: true,
  receiptStored: true,
  receiptWaiting: true,
  allowed: true,
  allowedNothing: true,
  download: true,
  proof: true,
  erase: true,
  eraseConfirm: true,
  eraseNow: true,
  cancel: true,
  erased: true,
  failed: true,
  reopen: true,
  choices: true,
  embed: true,
  loadOnce: true,
  alwaysAllow: true,
  openSource: true,
};

export const TEXT_NAMES: readonly string[] = Object.keys(NAMES);
