const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Is the panel due? By the setting on any host; by `?assent-debug` in the address on a developer's own machine alone, so that nobody
 * sends a visitor a link that shows it.
 *
 * @param setting `debug`, as it was written; an attribute without a value is a yes
 */
export function isDebugOn(setting: unknown, { hostname, search }: Pick<Location, 'hostname' | 'search'>): boolean {
  if (setting !== undefined) return setting === '' || `${setting}` === 'true';
  return LOCAL.test(hostname) && new URLSearchParams(search).has('assent-debug');
}
