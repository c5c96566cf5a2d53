/*
 * The demo as a browser sees it that sends Global Privacy Control (`?gpc=1`). By itself, and before Assent's tag: the parser waits for it.
 */
Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true });
