import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Misuse } from '../failures';

type Playwright = typeof import('playwright-core');

export interface BrowserFlags {
  /** Path of a Chromium. */
  readonly browser?: string;
  /** Address of a proxy for all but this machine. */
  readonly proxy?: string;
  /** `false`: without its sandbox, which root has none of anyway. */
  readonly sandbox?: boolean;
}

const FIX = 'install one: npm install --save-dev playwright && npx playwright install chromium';

const SYSTEMS = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Starts a Chromium: that of the flag, Playwright's own, or the machine's. @throws Misuse with the command that installs one */
export async function launchBrowser({ browser, proxy, sandbox }: BrowserFlags): Promise<Browser> {
  const { chromium } = loadPlaywright();
  if (browser !== undefined && !existsSync(browser)) {
    throw new Misuse('--browser', `${browser} is not there; name the file of a Chromium, or leave the flag out`);
  }
  const paths = browser === undefined ? [chromium.executablePath(), ...SYSTEMS].filter(existsSync) : [browser];
  if (paths.length === 0) throw new Misuse('--browser', `no Chromium is on this machine; ${FIX}`);
  let problem: unknown;
  for (const executablePath of paths) {
    try {
      return await chromium.launch({
        executablePath,
        chromiumSandbox: sandbox !== false && process.getuid?.() !== 0,
        // Its own requests are none of the page's.
        args: ['--disable-background-networking', '--disable-component-update', '--disable-quic'],
        ...(proxy !== undefined && { proxy: { server: proxy, bypass: 'localhost,127.0.0.1' } }),
      });
    } catch (error) {
      problem ??= error;
    }
  }
  const [line = ''] = `${(problem as Error).message}`.split('\n');
  const isSandbox = /sandbox/i.test((problem as Error).message);
  throw new Misuse('--browser', isSandbox ? `its sandbox does not start here; use --no-sandbox` : `${line}; ${FIX}`);
}

/** It is no dependency: whoever only serves receipts has no use for a browser. */
function loadPlaywright(): Playwright {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    const require = createRequire(from);
    for (const name of ['playwright', 'playwright-core']) {
      try {
        return require(name) as Playwright;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
      }
    }
  }
  throw new Misuse('audit', `needs Playwright, which drives the browser; ${FIX}`);
}
