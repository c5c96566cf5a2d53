import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type BrowserName, findBrowsers, missingBrowser } from '../../setup/browsers.mjs';
import { bundle } from '../../setup/bundle.mjs';
import { missingWebKit } from '../../setup/webkit.mjs';
import { type Certificate, makeCertificate } from './certificate';

declare module 'vitest' {
  interface ProvidedContext {
    browserDesk: string;
    certificate: Certificate;
    /** Why a browser is not there, by its name. */
    missingBrowsers: Partial<Record<BrowserName | 'webkit', string>>;
  }
}

/** Once for all browser tests: a certificate, and a desk that lends browsers. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/assent.js')) {
    throw new Error('dist/assent.js is missing, and the browser tests run what was built. Fix: "npm run build".');
  }
  const found = findBrowsers();
  if (!found.chromium) {
    throw new Error(missingBrowser('chromium'));
  }
  const certificate = await makeCertificate();
  const { child, url } = await startBrowserDesk(certificate.spki);
  project.provide('browserDesk', url);
  project.provide('certificate', certificate);
  const webkit = missingWebKit();
  project.provide('missingBrowsers', {
    ...(found.firefox ? {} : { firefox: missingBrowser('firefox') }),
    ...(webkit ? { webkit } : {}),
  });
  return async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  };
}

async function startBrowserDesk(spki: string): Promise<{ child: ChildProcess; url: string }> {
  const file = await bundle('test/browser/harness/browser-desk.ts', resolve('test/results/browser-desk'));
  const child = fork(file, [spki]);
  const [url] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(neverStarted)])) as [string];
  return { child, url };
}

function neverStarted(): never {
  throw new Error('The program that lends the browsers ended before it had an address. What it said is above.');
}
