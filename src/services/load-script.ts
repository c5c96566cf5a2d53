import type { ServicePage } from './service';

/** Sets an attribute, with an address that a page's Trusted Types take. */
export type SetAttribute = (element: Element, name: string, value: string) => void;

/** @param nonce of Assent's own tag, passed on so that a strict policy lets services load */
export function scriptLoader(nonce: string, setAttribute: SetAttribute): ServicePage['loadScript'] {
  return (url, attributes) =>
    new Promise((loaded, failed) => {
      const script = document.createElement('script');
      if (nonce) script.nonce = nonce;
      script.onload = loaded;
      script.onerror = () => failed(url);
      for (const [name, value] of Object.entries({ ...attributes, src: url })) setAttribute(script, name, value);
      document.head.append(script);
    });
}
