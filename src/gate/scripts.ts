import { dom } from '../dom';
import type { Scripts, ScriptsOptions } from './contract';
import { isHeld, MARKED, type Marks } from './markup';
import { catchWrites } from './writes';

/** How long a tag is waited for by those that name it in `data-consent-after`, from its start. */
const WAIT_FOR_OTHER_MS = 10_000;

/** Of a script that has started: what runs for it, and whether it has loaded, failed or had its time. */
interface Start {
  isOver: boolean;
  readonly twin?: HTMLScriptElement;
}

/** Of the whole page: an instance that follows another, as in React's strict mode, starts nothing a second time. */
const started = new WeakMap<Element, Start>();

/** Starts marked scripts. */
export function createScripts({ onOver, fault, written, setSource, natives, signal }: ScriptsOptions): Scripts {
  const { matches } = natives;
  const expect = catchWrites(written, signal);
  const running = new Map<string, Marks>();

  function watch(script: HTMLElement, start: Start, running: HTMLElement): void {
    started.set(script, start);
    const done = () => {
      start.twin?.remove();
      start.isOver = true;
      onOver();
    };
    // It has run, and says nothing any more.
    if (start.isOver) return;
    running.addEventListener('load', done);
    running.addEventListener('error', done);
    setTimeout(done, WAIT_FOR_OTHER_MS);
  }

  return {
    started: () => running.values(),
    judge(script, marks, mayStart) {
      if (!script.isConnected) return started.get(script)?.twin?.remove();
      const isWaiting = isHeld(script);
      const isRunning = !isWaiting || started.has(script);
      if (!isRunning && !mayStart()) return;
      running.set(`${marks.categories} ${marks.service}`, marks);
      // It has its twin; or its author forgot to hold it, or autoblock let it go.
      if (isRunning) return;
      const twin = twinOf(script, setSource);
      watch(script, { twin, isOver: !twin.src }, twin);
      expect(twin, script);
      script.after(twin);
      // On its way: a copy of it, as routers keep them, is inert.
      if (twin.src) twin.type = 'text/plain';
      // It has run. What stays would be run again by whoever keeps the page's markup and brings it back.
      else twin.remove();
    },
    isOver(id) {
      const other = dom.getElementById(id) as HTMLScriptElement | null;
      if (!other) {
        fault(`data-consent-after="${id}" is no id`);
        return false;
      }
      // A tag that is not held has begun on its own.
      if (!started.has(other) && !(matches(other, MARKED) && isHeld(other))) {
        watch(other, { isOver: !other.src || dom.readyState === 'complete' }, other);
      }
      return !!started.get(other)?.isOver;
    },
  };
}

/**
 * What runs in the place of a held script, with every attribute but its marks and the inert type. The page's own element stays
 * as it is, for those who have made it. Under Trusted Types inline scripts stay closed.
 */
function twinOf(script: HTMLScriptElement, setSource: ScriptsOptions['setSource']): HTMLScriptElement {
  const source = script.getAttribute('src');
  const made = dom.createElement('script');
  const twin = source === null || takes(made, source, setSource) ? made : cloneOf(script);
  for (const attribute of script.attributes) {
    if (attribute.name.startsWith('data-consent')) twin.removeAttribute(attribute.name);
    // The parser makes attributes of names that `setAttribute` refuses, such as "=" and, in older browsers, "@click".
    else if (attribute.name !== 'src') twin.setAttributeNode(attribute.cloneNode() as Attr);
  }
  twin.type = script.getAttribute('data-type') ?? '';
  twin.nonce = script.nonce;
  // Under Trusted Types even no text would be refused.
  if (script.text) twin.text = script.text;
  return twin;
}

/**
 * Whether the page lets us set this address: under Trusted Types it may allow no policy of ours.
 *
 * @throws TypeError where a default policy of the page's own has refused the address: a copy must be no way around it
 */
function takes(twin: Element, source: string, setSource: ScriptsOptions['setSource']): boolean {
  try {
    setSource(twin, source);
    return true;
  } catch (cause) {
    const policies: object | undefined = Reflect.get(window, 'trustedTypes');
    if (!policies || Reflect.get(policies, 'defaultPolicy')) throw cause;
    return false;
  }
}

/**
 * Has its address, whoever may set one. It runs only if the parser has made it: what was inserted as HTML is marked as run
 * already, and so are its clones. So it is not what is taken elsewhere.
 */
const cloneOf = (script: HTMLScriptElement) => script.cloneNode() as HTMLScriptElement;
