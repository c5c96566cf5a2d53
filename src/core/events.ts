import { dom } from '../dom';
import type { Assent, AssentEvents, Consent } from '../types';
import type { Core } from './contracts';

/**
 * Listeners are the document's own: the browser calls every one of them, and a listener that throws shows up where the page
 * looks for its errors.
 *
 * @param signal takes all listeners off, and ends all events
 */
export function createEvents(signal: AbortSignal): Pick<Core, 'emit'> & Pick<Assent, 'on'> {
  let ready: Consent | undefined;
  return {
    on(type, listener) {
      const name = `assent:${type}`;
      let isOn = true;
      const handle = (event: Event) => listener((event as CustomEvent).detail);
      dom.addEventListener(name, handle, { signal });
      // Who comes late is told all the same, but not before this call has returned.
      if (type === 'ready' && ready) {
        const replay = ready as AssentEvents[typeof type];
        setTimeout(() => isOn && !signal.aborted && listener(replay));
      }
      return () => {
        isOn = false;
        dom.removeEventListener(name, handle);
      };
    },
    emit(type, detail) {
      if (signal.aborted) return;
      if (type === 'ready') ready = detail as Consent;
      dom.dispatchEvent(new CustomEvent(`assent:${type}`, { detail }));
      // The queue of Google's tags, where the page or a service has one.
      const { dataLayer } = window as { dataLayer?: unknown };
      try {
        if (Array.isArray(dataLayer)) dataLayer.push({ event: `assent.${type}`, ...(detail as object | null) });
      } catch (cause) {
        // Of whoever has put a `push` of their own there.
        reportError(cause);
      }
    },
  };
}
