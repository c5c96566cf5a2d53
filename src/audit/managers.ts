/*
 * THE TABLE of consent managers that the audit can answer: where their buttons are, as their documents and their own files have
 * them, and what they ask for and store themselves. Selectors go through open shadow roots.
 */

/** How one is told apart and answered. */
export interface Controls {
  /** Clicked one after another. */
  readonly accept: readonly string[];
  readonly reject: readonly string[];
  /** Opens the choices, from what stands there before an answer. */
  readonly settings?: string;
  /** What turns one category or service on, there; those that are on or cannot be changed are passed over. */
  readonly switches?: string;
  /** Says the choice. None: each switch does. */
  readonly save?: string;
  /** Opens the choices again after an answer: an element, or a call that its documents name. */
  readonly reopen?: { readonly click?: string; readonly call?: string };
  /** Clicked then to take every yes back. Default: `reject`. `switches`: each is turned off, and the choice saved. */
  readonly takeBack?: readonly string[] | 'switches';
}

export interface Manager extends Controls {
  readonly id: string;
  readonly name: string;
  /** There, and to be seen, while it waits for an answer. */
  readonly banner: string;
  readonly hosts?: readonly string[];
  readonly cookies?: readonly string[];
  readonly storage?: readonly string[];
}

export const MANAGERS: readonly Manager[] = [
  {
    ...{ id: 'assent', name: 'Assent', banner: 'assent-ui [part~=banner]' },
    accept: ['assent-ui [part~=banner] [data-action=accept-all]'],
    reject: ['assent-ui [part~=banner] [data-action=reject-all]'],
    settings: 'assent-ui [part~=banner] [data-action=preferences]',
    switches: 'assent-ui [part~=dialog] input[type=checkbox]',
    save: 'assent-ui [part~=dialog] [data-action=save]',
    reopen: { call: 'assent.open()' },
    takeBack: ['assent-ui [part~=dialog] [data-action=reject-all]'],
  },
  {
    ...{ id: 'vanilla-cookieconsent', name: 'vanilla-cookieconsent', banner: '#cc-main .cm' },
    accept: ['#cc-main .cm [data-role=all]'],
    reject: ['#cc-main .cm [data-role=necessary]'],
    settings: '#cc-main .cm [data-role=show]',
    switches: '#cc-main .pm .section__toggle',
    save: '#cc-main .pm [data-role=save]',
    reopen: { call: 'CookieConsent.showPreferences()' },
    takeBack: ['#cc-main .pm [data-role=necessary]'],
    cookies: ['cc_cookie'],
    storage: ['cc_cookie'],
  },
  {
    ...{ id: 'klaro', name: 'Klaro', banner: '#klaro .cookie-notice, #klaro .cookie-modal' },
    accept: ['#klaro .cookie-notice .cm-btn-success, #klaro .cookie-modal .cm-btn-accept-all'],
    reject: ['#klaro .cn-decline'],
    settings: '#klaro .cookie-notice .cn-learn-more',
    switches: '#klaro .cookie-modal .cm-services .cm-list-input, #klaro .cookie-modal .cm-purposes .cm-list-input',
    save: '#klaro .cookie-modal .cm-btn-accept',
    reopen: { call: 'klaro.show()' },
    takeBack: 'switches',
    cookies: ['klaro'],
    storage: ['klaro'],
  },
  {
    ...{ id: 'orejime', name: 'orejime', banner: '.orejime-Banner' },
    accept: ['.orejime-Banner-saveButton'],
    reject: ['.orejime-Banner-declineButton'],
    settings: '.orejime-Banner-learnMoreButton',
    switches: '.orejime-Modal .orejime-Purpose-input',
    save: '.orejime-Modal-saveButton',
    reopen: { call: 'orejime.prompt()' },
    takeBack: ['.orejime-PurposeToggles-disableAll', '.orejime-Modal-saveButton'],
    cookies: ['eu-consent', 'orejime'],
  },
  {
    ...{ id: 'tarteaucitron', name: 'tarteaucitron', banner: '#tarteaucitronAlertBig' },
    accept: ['#tarteaucitronPersonalize2'],
    reject: ['#tarteaucitronAllDenied2'],
    settings: '#tarteaucitronCloseAlert',
    switches: '#tarteaucitron .tarteaucitronLine .tarteaucitronAllow[id$=Allowed]:not(#tarteaucitronAllAllowed)',
    reopen: { call: 'tarteaucitron.userInterface.openPanel()' },
    takeBack: ['#tarteaucitronAllDenied'],
    cookies: ['tarteaucitron'],
  },
  {
    ...{ id: 'cookiebot', name: 'Cookiebot', banner: '#CybotCookiebotDialog' },
    accept: ['#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll, #CybotCookiebotDialogBodyButtonAccept'],
    reject: ['#CybotCookiebotDialogBodyButtonDecline, #CybotCookiebotDialogBodyLevelButtonLevelOptinDeclineAll'],
    settings: '#CybotCookiebotDialogBodyLevelButtonCustomize',
    switches: 'input.CybotCookiebotDialogBodyLevelButton',
    save: '#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowallSelection',
    reopen: { call: 'Cookiebot.renew()' },
    ...{ hosts: ['*.cookiebot.com', '*.cookiebot.eu'], cookies: ['CookieConsent'], storage: ['CookieConsent*'] },
  },
  {
    ...{ id: 'onetrust', name: 'OneTrust', banner: '#onetrust-banner-sdk' },
    accept: ['#onetrust-accept-btn-handler'],
    reject: ['#onetrust-reject-all-handler'],
    settings: '#onetrust-pc-btn-handler',
    switches: '#onetrust-pc-sdk input.category-switch-handler',
    save: '#onetrust-pc-sdk .save-preference-btn-handler',
    reopen: { call: 'OneTrust.ToggleInfoDisplay()' },
    takeBack: ['#onetrust-pc-sdk .ot-pc-refuse-all-handler'],
    ...{ hosts: ['*.cookielaw.org', '*.onetrust.com'], cookies: ['OptanonConsent', 'OptanonAlertBoxClosed'] },
  },
  {
    ...{ id: 'usercentrics', name: 'Usercentrics' },
    banner: '#usercentrics-root [data-testid=uc-accept-all-button], #usercentrics-cmp-ui [data-action-type=accept]',
    accept: ['#usercentrics-root [data-testid=uc-accept-all-button], #usercentrics-cmp-ui [data-action-type=accept]'],
    reject: ['#usercentrics-root [data-testid=uc-deny-all-button], #usercentrics-cmp-ui [data-action-type=deny]'],
    reopen: { call: 'UC_UI.showSecondLayer()' },
    ...{ hosts: ['*.usercentrics.eu'], storage: ['uc_*', 'ucData', 'ucString'] },
  },
  {
    ...{ id: 'osano', name: 'Osano', banner: '.osano-cm-dialog' },
    accept: ['.osano-cm-accept-all, .osano-cm-accept'],
    reject: ['.osano-cm-denyAll, .osano-cm-deny'],
    settings: '.osano-cm-manage',
    switches: '.osano-cm-info .osano-cm-toggle__input',
    save: '.osano-cm-info .osano-cm-save',
    reopen: { call: "Osano.cm.showDrawer('osano-cm-dom-info-dialog-open')" },
    takeBack: ['.osano-cm-info .osano-cm-denyAll, .osano-cm-info .osano-cm-deny'],
    ...{ hosts: ['*.osano.com'], cookies: ['osano_consentmanager*'], storage: ['osano_consentmanager*'] },
  },
  {
    ...{ id: 'cookieconsent', name: 'Cookie Consent by Osano (open source)', banner: '.cc-window' },
    ...{ accept: ['.cc-window .cc-allow'], reject: ['.cc-window .cc-deny'] },
    ...{ reopen: { click: '.cc-revoke' }, cookies: ['cookieconsent_status'] },
  },
  {
    ...{ id: 'cookieyes', name: 'CookieYes', banner: '.cky-consent-container' },
    accept: ['.cky-consent-container [data-cky-tag=accept-button]'],
    reject: ['.cky-consent-container [data-cky-tag=reject-button]'],
    reopen: { click: '[data-cky-tag=revisit-consent]' },
    takeBack: ['.cky-modal [data-cky-tag=detail-reject-button]'],
    ...{ hosts: ['*.cookieyes.com', 'cdn-cookieyes.com'], cookies: ['cookieyes-consent'] },
  },
  {
    ...{ id: 'didomi', name: 'Didomi', banner: '#didomi-notice, #didomi-popup' },
    accept: ['#didomi-notice-agree-button'],
    reject: ['#didomi-notice-disagree-button, .didomi-continue-without-agreeing'],
    reopen: { call: 'Didomi.notice.show()' },
    ...{ hosts: ['*.privacy-center.org'], cookies: ['didomi_token', 'euconsent-v2'], storage: ['didomi_token'] },
  },
  {
    ...{ id: 'iubenda', name: 'iubenda', banner: '#iubenda-cs-banner' },
    ...{ accept: ['.iubenda-cs-accept-btn'], reject: ['.iubenda-cs-reject-btn'] },
    reopen: { call: '_iub.cs.api.openPreferences()' },
    takeBack: ['.iub-btn-reject', '#iubFooterBtn'],
    ...{ hosts: ['*.iubenda.com'], cookies: ['_iub_cs-*'], storage: ['_iub_cs-*'] },
  },
  {
    ...{ id: 'complianz', name: 'Complianz', banner: '.cmplz-cookiebanner' },
    ...{ accept: ['.cmplz-cookiebanner .cmplz-accept'], reject: ['.cmplz-cookiebanner .cmplz-deny'] },
    ...{ reopen: { click: '.cmplz-manage-consent' }, cookies: ['cmplz_*'] },
  },
  {
    ...{ id: 'c15t', name: 'c15t', banner: '[data-testid=consent-banner-card]' },
    accept: ['[data-testid=consent-banner-accept-button]'],
    reject: ['[data-testid=consent-banner-reject-button]'],
    settings: '[data-testid=consent-banner-customize-button]',
    save: '[data-testid=consent-widget-footer-save-button]',
    ...{ hosts: ['*.c15t.dev', '*.c15t.cloud'], cookies: ['c15t*'], storage: ['c15t*'] },
  },
];
