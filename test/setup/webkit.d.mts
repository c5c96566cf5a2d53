export interface WebKitChoice {
  driver: string;
  browser: string;
  screen: string;
}

export function findWebKit(): WebKitChoice | undefined;
export function missingWebKit(): string | undefined;
export function ensureWebKit(): void;
