import type { AssentEvents } from './types';

export interface Emitter {
  on<K extends keyof AssentEvents>(type: K, listener: (event: AssentEvents[K]) => void): () => void;
  emit<K extends keyof AssentEvents>(type: K, event: AssentEvents[K]): void;
}

/**
 * Listeners are the document's own: the browser calls every one of them, and a listener that throws shows up where the page
 * looks for its errors.
 *
 * @param signal takes all listeners off
 */
export function createEmitter(signal: AbortSignal): Emitter {
  let ready: unknown;
  return {
    on(type, listener) {
      const name = `assent:${type}`;
      const handle = (event: unknown) => listener((event as CustomEvent).detail);
      document.addEventListener(name, handle, { signal });
      if (type === 'ready' && ready) setTimeout(handle, 0, { detail: ready });
      return () => document.removeEventListener(name, handle);
    },
    emit(type, detail) {
      if (type === 'ready') ready = detail;
      document.dispatchEvent(new CustomEvent(`assent:${type}`, { detail }));
      // The queue of Google's tags, where the page or a service has one.
      const { dataLayer } = window as { dataLayer?: unknown };
      if (Array.isArray(dataLayer)) dataLayer.push({ event: `assent.${type}`, ...(detail as object | null) });
    },
  };
}
