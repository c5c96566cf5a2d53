import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserServer, chromium, firefox, type LaunchOptions } from 'playwright-core';
import { type BrowserName, findBrowsers } from '../../setup/browsers.mjs';

/**
 * `lifelike`: Chromium with what Playwright switches off otherwise, the back/forward cache and the partitioning of
 * third-party storage.
 */
export type BrowserKind = BrowserName | 'lifelike';

export interface BrowserDesk {
  url: string;
  close(): Promise<void>;
}

/**
 * Lends browsers to the test files. Each is launched when it is first asked for, one for each worker, and shared by all
 * the files it runs: what separates tests is their contexts. A browser that is shared by workers makes them wait.
 */
export async function openBrowserDesk(spki: string): Promise<BrowserDesk> {
  const found = findBrowsers();
  const launched = new Map<string, Promise<BrowserServer>>();
  /** @param place `/worker/kind` */
  const lend = (place: string): Promise<BrowserServer> => {
    const kind = place.split('/').at(-1) as BrowserKind;
    const browser = launched.get(place) ?? launch(kind, { ...found[kind === 'lifelike' ? 'chromium' : kind] }, spki);
    launched.set(place, browser);
    return browser;
  };

  const server = createServer(async (request, response) => {
    try {
      response.end((await lend(request.url ?? '')).wsEndpoint());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      const browsers = await Promise.allSettled(launched.values());
      await Promise.all(
        browsers.map((browser) => (browser.status === 'fulfilled' ? browser.value.close() : undefined)),
      );
    },
  };
}

function launch(kind: BrowserKind, choice: LaunchOptions, spki: string): Promise<BrowserServer> {
  if (kind === 'firefox') {
    return firefox.launchServer({ ...choice, firefoxUserPrefs: QUIET_FIREFOX });
  }
  const args = [`--ignore-certificate-errors-spki-list=${spki}`, '--disable-quic', '--disable-gpu'];
  return chromium.launchServer({
    ...choice,
    // The last of two switches of a name is the one that counts: this list replaces Playwright's.
    args: kind === 'lifelike' ? [...args, `--disable-features=${LIFELIKE_WITHOUT.join(',')}`] : args,
    ignoreDefaultArgs: kind === 'lifelike' ? ['--disable-back-forward-cache'] : [],
  });
}

/** What Playwright's list has of requests that nobody asked for, and of upgrades to https. */
const LIFELIKE_WITHOUT = [
  ...['HttpsUpgrades', 'MediaRouter', 'DialMediaRouteProvider', 'Translate', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
];

/** No requests of the browser's own. */
const QUIET_FIREFOX = {
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'dom.security.https_first': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'extensions.update.enabled': false,
  'app.update.enabled': false,
  'services.settings.server': 'data:,',
};
