import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type BrowserName, findBrowsers, missingBrowser } from '../../setup/browsers.mjs';
import { openBrowserDesk } from './browser-desk';
import { type Certificate, makeCertificate } from './certificate';

declare module 'vitest' {
  interface ProvidedContext {
    browserDesk: string;
    certificate: Certificate;
    /** Why a browser is not there, by its name. */
    missingBrowsers: Partial<Record<BrowserName, string>>;
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
  const desk = await openBrowserDesk(certificate.spki);
  project.provide('browserDesk', desk.url);
  project.provide('certificate', certificate);
  project.provide('missingBrowsers', found.firefox ? {} : { firefox: missingBrowser('firefox') });
  return () => desk.close();
}
