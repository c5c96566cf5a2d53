import { existsSync, readdirSync } from 'node:fs';
import { canInstall, installDebians } from './debian.mjs';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';

/** WebKitGTK's driver, its smallest browser, and the screen that this one is drawn on. */
export function findWebKit() {
  const browser = browsers().find((path) => existsSync(path));
  const isThere = browser && existsSync(DRIVER) && existsSync(SCREEN);
  return isThere ? { driver: DRIVER, browser, screen: SCREEN } : undefined;
}

/** Why the tests in WebKit are not run, and what to do about it; `undefined` where they are. */
export function missingWebKit() {
  if (findWebKit()) return undefined;
  return 'No WebKitGTK on this machine. Fix: on Debian or Ubuntu as root "apt-get install webkit2gtk-driver xvfb".';
}

/** Installs WebKitGTK where it is missing and this machine allows it. */
export function ensureWebKit() {
  if (missingWebKit() && canInstall()) installDebians('WebKit', ['webkit2gtk-driver', 'xvfb', 'fonts-noto-core']);
  console.log(`WebKit: ${missingWebKit() ?? findWebKit().browser}`);
}

/** Where distributions have it. */
function browsers() {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`) : [];
  return ['4.1', '4.0'].flatMap((version) =>
    ['/usr/libexec', ...libraries].map((folder) => `${folder}/webkit2gtk-${version}/MiniBrowser`),
  );
}
