import { isCategory } from '../consent/categories';
import { placeholderNotice } from '../consent/detailed-notice';
import type { Core, Decider } from '../core/contracts';
import { isHeard } from '../decisions/heard';
import { dom } from '../dom';
import { loadOnce } from '../effects/load-once';
import { marksText, readMarks, serviceOfPlace } from '../gate/markup';
import type { Locale } from '../locales/locale';
import { factsOf } from '../services/facts';
import { type Placeholder, showPlaceholder } from '../ui/placeholder/placeholder';
import { HELD } from '../ui/placeholder/stand-in';

/**
 * `parts/placeholders.js`: a placeholder for each held frame, and each place of a held service without one.
 *
 * @returns draws those that are due, and takes away those whose elements are released or gone
 */
export function createPlaceholders(core: Core, decider: Decider, locale: () => Locale): () => void {
  /** By element: those that are drawn, or about to be. */
  const all = new Map<HTMLElement, Drawn>();
  const isUnknown = unknownPlaces(core);

  function keepOnly(isDue: (element: HTMLElement) => boolean): void {
    for (const [element, { due, texts, marks }] of all) {
      // In another language, of another service or for another address it is another one.
      if (isDue(element) && texts === locale() && marks === textOf(element)) continue;
      all.delete(element);
      due.abort();
    }
  }

  function draw(): void {
    const { held } = core.gate;
    // Before what runs now looks at its place: the gate opens it after this.
    const isDue = (element: HTMLElement) => held.has(element) && !core.state.has(serviceOfPlace(element) ?? '');
    keepOnly(isDue);
    for (const element of [...held].filter(isDue)) {
      const drawn = all.get(element);
      drawn?.placeholder?.place();
      if (drawn || isUnknown(element)) continue;
      const drawing: Drawn = { due: new AbortController(), texts: locale(), marks: textOf(element) };
      all.set(element, drawing);
      drawPlaceholder(core, decider, element, drawing).catch((cause) =>
        core.report('A placeholder cannot be drawn', cause),
      );
    }
    removeCopies(all);
  }

  let wait = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
    if (!nodes.some((node) => node instanceof Element && (node.matches(EMBED) || node.querySelector(EMBED)))) return;
    // Later, and later each time one was taken out: an editor that takes out what it does not know is not answered for ever.
    const isLost = [...all.values()].some(({ placeholder }) => placeholder && !placeholder.element.isConnected);
    if (timer) return;
    wait = isLost ? wait * 2 + 10 : 0;
    timer = setTimeout(() => {
      timer = undefined;
      if (!core.signal.aborted) draw();
    }, wait);
  });
  observer.observe(document, { childList: true, subtree: true });
  core.signal.addEventListener('abort', () => {
    observer.disconnect();
    keepOnly(() => false);
  });
  return draw;
}

const EMBED = 'assent-embed';

/** What the page has cloned of them, or brought back from a cache, is an empty box: the element beside it gets its own. */
function removeCopies(all: ReadonlyMap<HTMLElement, Drawn>): void {
  const own = new Set([...all.values()].map(({ placeholder }) => placeholder?.element));
  for (const element of dom.querySelectorAll<HTMLElement>(EMBED)) if (!own.has(element)) element.remove();
  for (const element of dom.querySelectorAll<HTMLElement>(`[${HELD}]`)) {
    if (!all.has(element)) element.removeAttribute(HELD);
  }
}

interface Drawn {
  /** Takes it away. */
  readonly due: AbortController;
  readonly texts: Locale;
  /** What the element was marked with. */
  readonly marks: string;
  placeholder?: Placeholder;
}

const textOf = (element: HTMLElement): string => `${marksText(element)} ${serviceOfPlace(element)}`;

/** A place of what is no service of the page stays empty, and it is said once. */
function unknownPlaces({ settings, services, state, report }: Core): (element: HTMLElement) => boolean {
  const told = new Set<string>();
  return (element) => {
    const id = serviceOfPlace(element);
    const isToCome = Object.hasOwn(settings.services, id ?? '') && !services.runner()?.isReady(id ?? '');
    const isKnown = id === undefined || state.serviceIds().includes(id) || isToCome;
    if (isKnown) return false;
    // What is yet to come may name it.
    if (!told.has(id) && dom.readyState === 'complete') {
      told.add(id);
      report(
        `data-consent-placeholder="${id}": is no service of this page; name one of the settings, or of a data-consent-service`,
      );
    }
    return true;
  };
}

/** Has it something of the page's own in it, or is it shown without a height? */
const isWithin = (place: HTMLElement): boolean =>
  place.children.length > 0 ||
  !!place.textContent?.trim() ||
  (place.getClientRects().length > 0 && !place.offsetHeight);

async function drawPlaceholder(core: Core, decider: Decider, element: HTMLElement, drawing: Drawn): Promise<void> {
  const marks = readMarks(element);
  const place = serviceOfPlace(element);
  const service = place ?? marks.service;
  const { source } = marks;
  const named = marks.categories.filter(isCategory);
  const id = service ?? hostOf(source);
  await core.services.load(() => [id]);
  if (drawing.due.signal.aborted) return;
  const facts = { ...factsOf(core, id), ...(!service && { category: named[0] ?? 'marketing' }) };
  // Behind a header gate nothing loads on this page that was not allowed before it came: there is its source.
  const hasOnce = !core.settings.ui.headerGate;
  const notice = placeholderNotice(decider.noticeFacts(drawing.texts.code), drawing.texts, facts, hasOnce);
  const yes = service ? [service] : named;
  drawing.placeholder = showPlaceholder(element, {
    notice,
    theme: core.settings.ui.theme || 'auto',
    source: place ? '' : source,
    // What has no size, or something of the page's own in it, such as the words of a button, is not taken out of sight.
    isBeside: !!place && isWithin(element),
    pages: facts.pages ?? [],
    hears: (action, event) => isHeard(core.settings, action, event),
    onLoadOnce() {
      if (place) loadOnce(core, place).catch((cause) => core.report(`${place} could not be loaded`, cause));
      else core.gate.release(element);
    },
    onAlwaysAllow: () => {
      const answers = Object.fromEntries(yes.map((name) => [name, true]));
      decider
        .decide(answers, 'placeholder', notice)
        .catch((cause) => core.report('A decision could not be applied', cause));
    },
  });
  drawing.due.signal.addEventListener('abort', () => drawing.placeholder?.remove());
}

/** What a frame is called where nobody has named its service. It may hold a script, or no address at all. */
function hostOf(source: string): string {
  try {
    return new URL(source, location.href).host;
  } catch {
    return '';
  }
}
