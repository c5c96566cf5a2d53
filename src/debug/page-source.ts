import { dom } from '../dom';

/** How long the server may take. */
const WITHIN_MS = 5_000;

/** The page as its server sends it, before any script has changed it. */
export interface PageSource {
  /** `undefined` where it cannot be had: the page was the answer to a form, or Trusted Types allow no reading of HTML. */
  readonly page: Document | undefined;
  /** Content-Security-Policies that are enforced: of the header, and of `<meta>`. */
  readonly policies: readonly string[];
}

/** Asks for the page once more. Never rejects. */
export async function readPageSource(): Promise<PageSource> {
  const metas = [...dom.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')];
  const written = metas.map(({ content }) => content);
  try {
    const response = await fetch(location.href, { signal: AbortSignal.timeout(WITHIN_MS) });
    const header = response.headers.get('content-security-policy');
    const policies = [...(header ? [header] : []), ...written];
    const isPage = response.ok && /\bhtml\b/.test(response.headers.get('content-type') ?? '');
    return { page: isPage ? parse(await response.text()) : undefined, policies };
  } catch {
    return { page: undefined, policies: written };
  }
}

function parse(html: string): Document | undefined {
  try {
    return new DOMParser().parseFromString(html, 'text/html');
  } catch {
    return undefined;
  }
}
