import type { ReadyMadeFacts } from './facts';
import { ANALYTICS_COOKIES, disableAnalytics, googleConsent, googleDefaults } from './google';
import type { ReadyMade } from './service';

export interface FirebaseAnalyticsOptions {
  /** The web app's configuration object, as the Firebase console shows it. */
  readonly config: {
    readonly apiKey: string;
    readonly projectId: string;
    readonly appId: string;
    readonly measurementId: string;
    readonly [key: string]: string;
  };
  /**
   * Whether Assent loads the SDK. `false`: the site has bundled its own, and calls `getAnalytics()` after
   * `await assent.when('firebase-analytics')`. Default `true`.
   */
  readonly load?: boolean;
  /** SDK version to load from `www.gstatic.com`. Default `12.19.0`. */
  readonly version?: string;
}

export const facts: ReadyMadeFacts = {
  id: 'firebase-analytics',
  category: 'analytics',
  name: 'Firebase Analytics',
  provider: 'Google',
  privacyUrl: 'https://firebase.google.com/support/privacy',
  options: {
    'config.apiKey': { form: /\S/, use: 'the value in the Firebase console' },
    'config.projectId': { form: /\S/, use: 'the value in the Firebase console' },
    'config.appId': { form: /\S/, use: 'the value in the Firebase console' },
    'config.measurementId': { form: /^G-[A-Z0-9]+$/, use: 'the measurement id, such as G-XXXXXXX' },
  },
  hosts: [
    'www.gstatic.com',
    'firebase.googleapis.com',
    'firebaseinstallations.googleapis.com',
    'www.googletagmanager.com',
    '*.google-analytics.com',
  ],
  cookies: ANALYTICS_COOKIES,
  databases: ['firebase-installations-database', 'firebase-heartbeat-database'],
};

interface Sdk {
  initializeApp(config: unknown): unknown;
  getAnalytics(app: unknown): unknown;
  setAnalyticsCollectionEnabled(analytics: unknown, enabled: boolean): void;
}

/**
 * Creating Firebase Analytics stores an installation id and talks to three hosts whatever the consent state says (source
 * of `@firebase/analytics` 0.10), so not one call of it is made before consent: `setConsent` alone is no gate.
 */
export const run: ReadyMade = [
  'analytics',
  ({ config, load = true, version = '12.19.0' }: FirebaseAnalyticsOptions) => {
    const sdk = (name: string): Promise<Sdk> =>
      import(
        /* @vite-ignore */ /* webpackIgnore: true */ `https://www.gstatic.com/firebasejs/${version}/firebase-${name}.js`
      );
    let collect: ((enabled: boolean) => void) | undefined;
    return {
      prepare: googleDefaults,
      consent: googleConsent,
      async load(page) {
        if (!load) return;
        const [{ initializeApp }, { getAnalytics, setAnalyticsCollectionEnabled }] = await Promise.all([
          sdk('app'),
          sdk('analytics'),
        ]);
        // The visitor may have changed their mind while the SDK was on its way.
        if (!page.allowed('firebase-analytics')) return;
        const app = initializeApp(config);
        const analytics = getAnalytics(app);
        collect = (enabled) => setAnalyticsCollectionEnabled(analytics, enabled);
      },
      enable(on) {
        // The SDK's own switch waits for its initialisation; the flag that it will set counts from now on.
        disableAnalytics(config.measurementId, !on);
        collect?.(on);
      },
    };
  },
];
