import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserServer, chromium, firefox, type LaunchOptions } from 'playwright-core';
import { findBrowsers } from '../../setup/browsers.mjs';
import { type BrowserKind, browserOf, FIREFOX_SETTINGS } from './browser-kinds';

/** A browser that is lent. */
export interface Loan {
  readonly id: number;
  readonly wsEndpoint: string;
}

/**
 * Lends browsers to the test files: `POST /kind` is answered with a `Loan`, `DELETE /id` gives it back, and `DELETE /id/hung` ends it. One for each file that
 * runs, since a browser that is shared makes its users wait; what separates tests is their contexts.
 *
 * A program of its own, started by `global-setup.ts` with the certificate's hash: what a driver of browsers throws ends
 * nobody else. It says its address, and ends when the one who started it lets go.
 */
const [spki] = process.argv.slice(2) as [string];
const found = findBrowsers();
/** All that were launched, by the ids of their loans. */
const launched: { readonly kind: BrowserKind; readonly browser: Promise<BrowserServer> }[] = [];
const free: number[] = [];

const server = createServer(async ({ method, url = '' }, response) => {
  try {
    response.end(JSON.stringify(await (method === 'POST' ? lend : takeBack)(url.slice(1))));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

process.once('disconnect', async () => {
  server.closeAllConnections();
  server.close();
  const browsers = await Promise.allSettled(launched.map(({ browser }) => browser));
  await Promise.all(browsers.map((browser) => (browser.status === 'fulfilled' ? browser.value.close() : undefined)));
  process.exit();
});

process.on('uncaughtException', (error) => {
  if (isLostFrame(error)) return;
  console.error('The driver of the browsers threw:', error);
  process.exit(1);
});

/**
 * Playwright 1.64 throws, where nobody can catch it, when Firefox says that a document has come to a frame which was taken
 * out in the meantime. That one event is lost, which hurts nobody.
 */
function isLostFrame(error: unknown): boolean {
  return error instanceof TypeError && error.stack?.includes('_onNavigationCommitted') === true;
}

async function lend(name: string): Promise<Loan> {
  const kind = name as BrowserKind;
  const at = free.findIndex((id) => launched[id]?.kind === kind);
  const [id = launched.length] = at < 0 ? [] : free.splice(at, 1);
  launched[id] ??= { kind, browser: launch(kind, { ...found[browserOf(kind)] }) };
  return { id, wsEndpoint: (await launched[id].browser).wsEndpoint() };
}

async function takeBack(text: string): Promise<void> {
  const [id, hung] = [Number.parseInt(text, 10), text.endsWith('/hung')];
  if (hung) return (await launched[id]?.browser)?.kill();
  // Firefox is slower with every page it has had, many times so after the walks: it is lent once.
  if (launched[id] && browserOf(launched[id].kind) === 'firefox') await (await launched[id].browser).close();
  else free.push(id);
}

function launch(kind: BrowserKind, choice: LaunchOptions): Promise<BrowserServer> {
  if (browserOf(kind) === 'firefox') {
    const settings = kind in FIREFOX_SETTINGS ? FIREFOX_SETTINGS[kind as keyof typeof FIREFOX_SETTINGS] : {};
    return firefox.launchServer({ ...choice, firefoxUserPrefs: { ...QUIET_FIREFOX, ...settings } });
  }
  const isLifelike = kind === 'lifelike';
  // The last of two switches of a name is the one that counts: this list replaces Playwright's.
  const without = [...NEVER, ...(isLifelike ? [] : UNLIKE_LIFE)];
  return chromium.launchServer({
    ...choice,
    args: [
      ...[`--ignore-certificate-errors-spki-list=${spki}`, '--disable-quic', '--disable-gpu'],
      `--disable-features=${without.join(',')}`,
      ...(kind === 'plain-chromium' ? PLAIN_LETTERS : []),
    ],
    ignoreDefaultArgs: isLifelike ? ['--disable-back-forward-cache'] : [],
  });
}

/**
 * What Playwright's list has of requests that nobody asked for, and of upgrades to https. The last row are pages of the browser's
 * own window, two for each window, which cost a quarter of the time of every test.
 */
const NEVER = [
  ...['HttpsUpgrades', 'MediaRouter', 'DialMediaRouteProvider', 'Translate', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
];

/** Neither hints, which fit strokes to pixels, nor colours at their edges. */
const PLAIN_LETTERS = ['--font-render-hinting=none', '--disable-lcd-text'];

/** The rest of Playwright's list. */
const UNLIKE_LIFE = [
  ...['DestroyProfileOnBrowserClose', 'GlobalMediaControls', 'LensOverlay', 'PaintHolding', 'AutoDeElevate'],
  ...[
    'ThirdPartyStoragePartitioning',
    'BlockOriginHeaderModificationOnRedirect',
    'AvoidCorsURLLoaderRestartOnRedirect',
  ],
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
