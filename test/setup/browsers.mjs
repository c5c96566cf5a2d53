import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, firefox } from 'playwright-core';
import { canInstall, installDebians, run } from './debian.mjs';

const DEBIAN = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * The browsers of this machine, as Playwright's launch options. Playwright's own builds come first, since they are what it
 * is tested with. A distribution's Firefox is driven over WebDriver BiDi, which is what the channel asks for.
 */
export function findBrowsers() {
  return {
    chromium: firstThatRuns([
      { executablePath: process.env.CHROMIUM_PATH },
      { executablePath: chromium.executablePath() },
      { executablePath: '/usr/bin/chromium' },
      { executablePath: '/usr/bin/chromium-browser' },
      { executablePath: '/usr/bin/google-chrome' },
      { executablePath: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
    ]),
    firefox: firstThatRuns([
      { executablePath: process.env.FIREFOX_PATH, channel: 'moz-firefox' },
      { executablePath: firefox.executablePath() },
      { executablePath: '/usr/bin/firefox-esr', channel: 'moz-firefox' },
      { executablePath: '/usr/bin/firefox', channel: 'moz-firefox' },
      { executablePath: '/Applications/Firefox.app/Contents/MacOS/firefox', channel: 'moz-firefox' },
    ]),
  };
}

/** Why there is no such browser, and what to do about it. */
export function missingBrowser(name) {
  return (
    `No ${name} on this machine. Fix: "npx playwright install --with-deps ${name}", or on Debian as root ` +
    `"apt-get install ${DEBIAN[name]}", or set ${name.toUpperCase()}_PATH to one.`
  );
}

/** Finds the browsers, and installs those that are missing where this machine and its network allow it. */
export function ensureBrowsers() {
  let found = findBrowsers();
  const missing = () => ['chromium', 'firefox'].filter((name) => !found[name]);
  if (missing().length > 0) {
    installPlaywrights(missing());
    found = findBrowsers();
  }
  if (missing().length > 0 && canInstall()) {
    // Without the fonts Arabic is drawn as boxes.
    installDebians('Browsers', [...missing().map((name) => DEBIAN[name]), 'fonts-noto-core']);
    found = findBrowsers();
  }
  for (const name of ['chromium', 'firefox']) {
    console.log(found[name] ? `Browsers: ${found[name].executablePath}` : `Browsers: ${missingBrowser(name)}`);
  }
  return found;
}

function firstThatRuns(candidates) {
  // Ubuntu's /usr/bin/chromium-browser may be a script that only says "install the snap": being there is not enough.
  return candidates.find(
    ({ executablePath }) =>
      executablePath &&
      existsSync(executablePath) &&
      spawnSync(executablePath, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0,
  );
}

function installPlaywrights(names) {
  console.log(`Browsers: asking Playwright for ${names.join(' and ')} ...`);
  const playwright = new URL('../../node_modules/playwright/cli.js', import.meta.url).pathname;
  const install = spawnSync(process.execPath, [playwright, 'install', ...names], {
    timeout: 300_000,
    encoding: 'utf8',
  });
  if (install.status !== 0) {
    console.log(`Browsers: Playwright was not able to: ${install.stderr?.match(/Error: .*/)?.[0] ?? 'timed out'}`);
  } else if (canInstall()) {
    run('Browsers', process.execPath, [playwright, 'install-deps', ...names]);
  }
}
