import { en as labels } from './labels';
import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'en',
  direction: 'ltr',
  list: listed(', and ', ', ', ' and '),
  ...labels,

  title: 'Your cookie choices',
  body: (site, purposes, services) =>
    `${site} asks to store and read data on this device${services ? ` and to use ${count(services)}` : ''} for: ${purposes}. None of this starts unless you agree, and you can change your answer at any time.`,
  newBody: (site, names) =>
    `Since your last answer, ${site} has added: ${names}. This stays off unless you agree. Accepting changes none of your earlier choices. Rejecting also takes back what you allowed before.`,
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  customise: 'Settings',
  policyLink: 'Privacy policy',
  purposes: { preferences: 'Preferences', analytics: 'Analytics', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Your age',
  ageBody: (years) =>
    `This site asks because analytics and marketing stay off for anyone under ${years}; the year you enter stays in this browser and is not stored.`,
  ageLabel: 'Year of birth',
  ageError: 'Enter your year of birth in four digits, such as 1990.',
  ageContinue: 'Continue',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `The privacy policy has changed (version ${version}). Your choices stay as they are.`,
  dismiss: 'Dismiss',
  signalNote:
    'Opt-out request honoured: your browser sends the Global Privacy Control signal, so marketing and the sale or sharing of your data are off.',

  preferencesTitle: 'Privacy settings',
  preferencesBody: 'Choose what may run on this site. Changes take effect when you save them.',
  save: 'Save choices',
  close: 'Close without saving',
  saved: 'Your choices are saved.',
  notStored: 'Your choices hold for this page only: your browser does not let this site store them.',
  unchanged: 'Nothing has changed.',
  losesInput: 'Switching a service off may reload this page. What you have typed into a form here would be lost.',
  alwaysOn: 'Always on',
  categories: {
    necessary: {
      title: 'Necessary',
      text: 'Needed for the site to work: signing in, security, remembering these choices. Cannot be switched off here.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Remembers settings such as language or layout, and runs extras such as chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Measures how the site is used: which pages are visited, and where errors occur.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Measures advertising, shows ads by interests, and loads content from social networks and video sites.',
    },
  },
  services: 'Services',
  search: 'Search services',
  found: 'Services found',
  details: 'Details',
  provider: 'Provider',
  providerPolicy: 'Its privacy policy',
  stores: 'Stores',
  retention: 'Kept for at most',
  thirdParty: 'On its own sites',
  elsewhere: 'Not on this page. Allowed on other pages of this site.',
  unknownService: (key) => `Service ${key}`,
  left: (names) => `This page was not able to remove: ${names}. Your browser's settings can.`,

  receipts: 'My receipts',
  subject: 'My ID',
  noReceipts: 'There are no receipts yet.',
  receiptStored: 'Kept by the site',
  receiptWaiting: 'On this device only, so far',
  actions: {
    'accept-all': 'Accepted all',
    'reject-all': 'Rejected all',
    choose: 'Chosen one by one',
    withdraw: 'Consent withdrawn',
    signal: 'Browser signal',
  },
  allowed: 'Allowed',
  allowedNothing: 'nothing but what is necessary',
  download: 'Download as JSON',
  proof: 'Download proof',

  erase: 'Erase my data',
  eraseConfirm:
    'Your choices and receipts are erased on this device, and the site is asked to erase its copies. You will be asked again.',
  eraseNow: 'Erase now',
  cancel: 'Cancel',
  erased: 'Your data is erased.',
  failed: 'That did not work. Please try again later.',

  embed: (service, provider) =>
    `This content comes from ${service}. Loading it connects your browser to ${provider || service}, which may store and read data on this device.`,
  loadOnce: 'Load once',
  alwaysAllow: 'Always allow',
  openSource: 'Open at the source',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'service' : 'services'}`;
}
