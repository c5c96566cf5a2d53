/** The web app's configuration object, as the Firebase console shows it. */
export interface FirebaseConfig {
  readonly apiKey: string;
  readonly projectId: string;
  readonly appId: string;
  readonly measurementId?: string;
  readonly [key: string]: string | undefined;
}

export const FIREBASE_FORMS = {
  'config.apiKey': /\S/,
  'config.projectId': /\S/,
  'config.appId': /\S/,
  'version?': /^[\w.-]+$/,
};

const use = 'the value in the Firebase console';
export const FIREBASE_USE = {
  'config.apiKey': use,
  'config.projectId': use,
  'config.appId': use,
  version: 'a version of the SDK',
};

/** Databases of the installation id, which every product of Firebase shares (source of `@firebase/installations` 0.6). */
export const FIREBASE_DATABASES = ['firebase-installations-database', 'firebase-heartbeat-database'];

export const SDK_VERSION = '12.19.0';

/** The SDK's modules: `app`, and the product's. One app for all products: the SDK gives the same one for the same config. */
export async function firebaseSdk<T>(version: string, product: string): Promise<{ app: App } & T> {
  const part = (name: string) =>
    import(
      /* @vite-ignore */ /* webpackIgnore: true */ `https://www.gstatic.com/firebasejs/${version}/firebase-${name}.js`
    );
  const [app, own] = await Promise.all([part('app'), part(product)]);
  return { app, ...own };
}

interface App {
  initializeApp(config: FirebaseConfig): unknown;
}
