import { type Browser, type BrowserContextOptions, type CDPSession, chromium } from 'playwright-core';
import { findBrowsers, missingBrowser } from '../../setup/browsers.mjs';

export type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

export type Network = 'none' | 'fast' | 'slow';

/** For each request the latency in ms, and bytes a second. */
const NETWORKS = {
  fast: { latency: 40, down: 1_250_000, up: 375_000 },
  slow: { latency: 150, down: 200_000, up: 93_750 },
} as const;

export const NETWORK_TEXTS: Readonly<Record<Network, string>> = {
  none: 'unthrottled',
  fast: 'fast 4G (40 ms for each request, 10 Mbit/s)',
  slow: 'slow 4G (150 ms for each request, 1.6 Mbit/s)',
};

/** How many times slower the processor is made. */
export const CPU = 4;

/** What asks for something, or draws something, that nobody wanted; the last of two such switches counts. */
const NEVER = [
  ...['HttpsUpgrades', 'MediaRouter', 'DialMediaRouteProvider', 'Translate', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PaintHolding', 'WebUIOmniboxPopup', 'WebUIOmniboxFullPopup'],
];

const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  `--disable-features=${NEVER.join(',')}`,
  // Whatever a page asks of another host, no packet leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export async function launchChromium(): Promise<Browser> {
  const { chromium: found } = findBrowsers();
  if (!found) throw new Error(missingBrowser('chromium'));
  return chromium.launch({ executablePath: found.executablePath, args: ARGS });
}

export async function throttle(cdp: CDPSession, network: Network, cpu: number): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network === 'none') return;
  const { latency, down, up } = NETWORKS[network];
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency, downloadThroughput: down, uploadThroughput: up },
  });
}
