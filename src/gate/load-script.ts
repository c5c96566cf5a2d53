import { trusted } from './trusted';

/** @param nonce of Assent's own tag, passed on so that a strict policy lets services load */
export function scriptLoader(nonce: string) {
  return (url: string): Promise<unknown> =>
    new Promise((loaded, failed) => {
      const script = document.createElement('script');
      if (nonce) script.nonce = nonce;
      script.onload = loaded;
      script.onerror = () => failed(url);
      script.src = trusted(url);
      document.head.append(script);
    });
}
