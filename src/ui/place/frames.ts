/*
 * A page in a frame. In one of its own site the page around it asks, and both follow the answer. In one of another site no
 * answer can be kept: browsers give such a frame no cookie that is for the site alone.
 */

/** The windows around this one, the nearest first. */
function windowsAround(): Window[] {
  const found: Window[] = [];
  for (let it: Window = window; it !== it.parent; ) {
    it = it.parent;
    found.push(it);
  }
  return found;
}

/** Its document, where the frame may look at it. */
function documentOf(it: Window): Document | undefined {
  try {
    return it.document;
  } catch {
    return undefined;
  }
}

/**
 * Is this page in a frame of another site? Where the browser does not say whose the frame is, it is.
 *
 * @param domain that the cookie is for, or `''`
 */
export function isFramedByOthers(domain: string): boolean {
  return windowsAround().some((it, i) => !documentOf(it) && !isSameSite(location.ancestorOrigins?.[i] ?? '', domain));
}

function isSameSite(origin: string, domain: string): boolean {
  if (!URL.canParse?.(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const own = location.hostname;
  const isWithin = (host: string, parent: string) => `.${host}`.endsWith(`.${parent}`);
  const isOurs = domain
    ? isWithin(hostname, domain) && isWithin(own, domain)
    : isWithin(hostname, own) || isWithin(own, hostname);
  return isOurs && protocol === location.protocol;
}

/** Does a page of the same origin around this one have an Assent of its own? Known once those pages are loaded. */
export async function isAskedAround(signal: AbortSignal): Promise<boolean> {
  const around = windowsAround().filter(documentOf);
  for (const it of around) {
    if (it.document.readyState !== 'complete') {
      await new Promise((loaded) => it.addEventListener('load', loaded, { once: true, signal }));
    }
  }
  return around.some(hasAssent);
}

/** By its script tag, or by what it has drawn. An element of the page with that name is none. */
function hasAssent(it: Window & { readonly assent?: { readonly has?: unknown } }): boolean {
  return typeof it.assent?.has === 'function' || !!documentOf(it)?.querySelector('assent-ui');
}
