/**
 * Says on standard error what went wrong, without the error's message: those of parsers and drivers may quote what
 * they were given, and no personal data goes into logs (ASVS 16.2.5).
 */
export function logFailure(what: string, error: unknown): void {
  const { name, code, stack } = error as Partial<NodeJS.ErrnoException>;
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  console.error([`assent: ${what}: ${[name, code].filter(Boolean).join(' ') || typeof error}`, ...frames].join('\n'));
}
