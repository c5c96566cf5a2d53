import { dom } from '../../dom';
import { type ScriptSources, setSource } from '../../trusted';
import type { ServicePage } from '../contract';

/**
 * @param nonce of Assent's own tag, passed on so that a strict policy lets services load
 * @param signal once it is aborted, no script is inserted, and nobody goes on with one that comes
 */
export function scriptLoader(nonce: string, sources: ScriptSources, signal: AbortSignal): ServicePage['loadScript'] {
  return (url, attributes) =>
    new Promise((loaded, failed) => {
      if (signal.aborted) return;
      const script = dom.createElement('script');
      if (nonce) script.nonce = nonce;
      script.onload = (event) => signal.aborted || loaded(event);
      script.onerror = () => failed(url);
      // A relative address is one of the page's own origin, wherever its <base> points.
      const { href } = new URL(url, location.href);
      for (const [name, value] of Object.entries({ ...attributes })) sources.setAttribute(script, name, value);
      setSource(sources, script, href);
      dom.head.append(script);
    });
}
