import type { AssentConfig } from '../../../src/config/config';
import { readSettings, type Settings } from '../../../src/config/settings';

/** The settings of a page, from a config that is right. */
export function settingsFor(config: Partial<AssentConfig> = {}): Settings {
  const settings = readSettings({ config: { policy: { url: '/privacy', version: '1' }, ...config } });
  if (!settings) throw new Error('no settings');
  return settings;
}

/** Browsers have the accessor on `Document.prototype`, where the product takes it from; happy-dom further down. */
export function cookiesAsInBrowsers(): void {
  let holder: object | null = document;
  while (holder && !Object.getOwnPropertyDescriptor(holder, 'cookie')) holder = Object.getPrototypeOf(holder);
  const own = holder && Object.getOwnPropertyDescriptor(holder, 'cookie');
  if (own) Object.defineProperty(Document.prototype, 'cookie', own);
}
