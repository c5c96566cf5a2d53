export type BrowserName = 'chromium' | 'firefox';

export interface BrowserChoice {
  executablePath: string;
  channel?: string;
}

export function findBrowsers(): Record<BrowserName, BrowserChoice | undefined>;
export function missingBrowser(name: BrowserName): string;
export function ensureBrowsers(): Record<BrowserName, BrowserChoice | undefined>;
