/** A place that a cookie can be at: domain, path and partition, as the attributes that lead there. */
export interface CookiePlace {
  readonly attributes: string;
  /** A cookie there is sent to this very page. */
  readonly isSent: boolean;
}

/** Sets a cookie of this name at all of the places, and removes them again. Resolves to the places where none arrived. */
export type Probe = (name: string, places: readonly CookiePlace[]) => Promise<CookiePlace[]>;

/** A name of our own, which no browser has a reason to refuse. */
export const PROBE_NAME = 'assent-probe';

/** Deeper pages than this are made to keep us busy. */
const MAX_PATHS = 100;

/** All places that this page may write to, the likely ones first. */
export async function findPlaces(refused: Probe): Promise<CookiePlace[]> {
  const root = (flags: string): CookiePlace => ({ attributes: `; Path=/${flags}`, isSent: true });
  // `Secure` is no part of a cookie's identity, and `SameSite=None` lets a frame on another site remove its own.
  const secure = '; Secure; SameSite=None';
  const flags = (await refused(PROBE_NAME, [root(secure)])).length ? '' : secure;
  /** A place of its own? No public suffix, not the host once more under another name, no flag that is unknown here. */
  const isPlace = async (more: string) => !(await refused(PROBE_NAME, [root(flags), root(flags + more)])).length;
  const domains = [''];
  for (const domain of parentDomains(location.hostname)) {
    if (await isPlace(`; Domain=${domain}`)) domains.push(`; Domain=${domain}`);
  }
  const partitions = flags && (await isPlace('; Partitioned')) ? ['', '; Partitioned'] : [''];
  return pathAttributes(location.pathname).flatMap(({ attributes, isSent }) =>
    domains.flatMap((domain) =>
      partitions.map((partition) => ({ attributes: attributes + domain + flags + partition, isSent })),
    ),
  );
}

/** This host and every parent but the top-level domain, which no browser takes. */
export function parentDomains(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, Math.max(labels.length - 1, 1)).map((_, i) => labels.slice(i).join('.'));
}

/** `/`, and every folder down to this page, with and without a slash at its end: what can be written as an attribute. */
export function pathAttributes(path: string): CookiePlace[] {
  const forms = new Set(['/']);
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
    forms.add(path.slice(0, at)).add(path.slice(0, at + 1));
  }
  forms.add(path);
  const found = [...forms].slice(0, MAX_PATHS).map((form) => ({ form, isSent: true }));
  // No cookie of this page, but one that a page below it may have left for both.
  if (!path.endsWith('/')) found.push({ form: `${path}/`, isSent: false });
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 1));
  return found.flatMap(({ form, isSent }) => {
    // An attribute ends at its first ";": such a path is reached only as the one that a cookie without a path gets.
    if (/;/.test(form)) return form === folder ? [{ attributes: '', isSent }] : [];
    return form.length > 1_024 ? [] : [{ attributes: `; Path=${form}`, isSent }];
  });
}
