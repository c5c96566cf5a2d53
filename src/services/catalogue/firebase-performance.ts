import type { CommonOptions } from '../contract';
import {
  FIREBASE_DATABASES,
  FIREBASE_FORMS,
  FIREBASE_USE,
  type FirebaseConfig,
  firebaseSdk,
  SDK_VERSION,
} from '../helpers/firebase';
import { readyMade } from '../ready-made';

export interface FirebasePerformanceOptions extends CommonOptions {
  readonly config: FirebaseConfig;
  /** SDK version to load from `www.gstatic.com`. Default `12.19.0`. */
  readonly version?: string;
}

interface Sdk {
  getPerformance(app: unknown): { instrumentationEnabled: boolean; dataCollectionEnabled: boolean };
}

/**
 * Firebase Performance Monitoring. Its two flags keep nothing from being stored when it is created, and what it has queued
 * is still sent (source of `@firebase/performance` 0.7): so it is not created before consent, and a withdrawal turns both
 * off and reloads.
 */
export default readyMade(
  {
    id: 'firebase-performance',
    category: 'analytics',
    name: 'Firebase Performance Monitoring',
    provider: 'Google',
    privacyUrl: 'https://firebase.google.com/support/privacy',
    forms: { ...FIREBASE_FORMS },
    storage: ['@firebase/performance/*'],
    databases: FIREBASE_DATABASES,
    run: ({ config, version = SDK_VERSION }: FirebasePerformanceOptions) => {
      let collect: ((enabled: boolean) => void) | undefined;
      return {
        async load({ allowed }) {
          const sdk = await firebaseSdk<Sdk>(version, 'performance');
          if (!allowed('firebase-performance')) return;
          const performance = sdk.getPerformance(sdk.app.initializeApp(config));
          collect = (enabled) => {
            performance.instrumentationEnabled = enabled;
            performance.dataCollectionEnabled = enabled;
          };
        },
        enable: (on) => collect?.(on),
        reloads: true,
      };
    },
  },
  {
    hosts: [
      'www.gstatic.com',
      'firebaseinstallations.googleapis.com',
      'firebaseremoteconfig.googleapis.com',
      'firebaselogging-pa.googleapis.com',
    ],
    tags: [
      'gstatic.com/firebasejs/*/firebase-performance',
      'firebaseinstallations.googleapis.com',
      'firebaselogging-pa.googleapis.com',
    ],
    use: { ...FIREBASE_USE },
  },
);
