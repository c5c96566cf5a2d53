import type { Core } from '../core/contracts';
import { dom } from '../dom';
import type { Marks } from '../gate/markup';
import type { Service } from '../services/contract';

/** Can what runs of this service only be stopped by leaving the page? */
export function needsReload({ reloads }: Service): boolean | undefined {
  try {
    return typeof reloads === 'function' ? reloads() : reloads;
  } catch {
    // It does not say, so nothing but leaving is sure to stop it.
    return true;
  }
}

/** What those marked scripts are marked with that were started, and that nothing but leaving the page stops. */
export function unstoppableScripts({ services, gate }: Core): Marks[] {
  return [...gate.started()].filter((marks) => {
    const service = services.runner()?.get(marks.service ?? '');
    return !service?.enable || needsReload(service);
  });
}

/** Would the page be reloaded if everything was refused now? */
function wouldReload(core: Core): boolean {
  const { state, services } = core;
  const running = state.serviceIds().filter(state.has);
  return (
    running.some((id) => {
      const service = services.runner()?.get(id);
      return service && needsReload(service);
    }) || unstoppableScripts(core).length > 0
  );
}

/** Has the visitor put something into a form of the page? */
export function hasUnsavedInput(): boolean {
  return [...dom.querySelectorAll('input,textarea,select')].some((field) => {
    if (field instanceof HTMLSelectElement) return isChosen(field);
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || /^(hidden|submit|button|reset|image)$/.test(field.type)) return false;
    if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
    // What is never empty has a value of the browser's own where the page gives none.
    return field.value !== field.defaultValue && !(/^(range|color)$/.test(field.type) && !field.defaultValue);
  });
}

function isChosen({ options, selectedIndex, multiple }: HTMLSelectElement): boolean {
  const all = [...options];
  // Where the page chooses none, browsers choose the first of a list that folds.
  if (!multiple && !all.some(({ defaultSelected }) => defaultSelected)) return selectedIndex > 0;
  return all.some(({ selected, defaultSelected }) => selected !== defaultSelected);
}

/** Would a reload by a withdrawal lose what the visitor has put in? */
export const losesInput = (core: Core): boolean => wouldReload(core) && hasUnsavedInput();

/**
 * Asks for this page again, with GET whatever it was the answer to: a reload would send a form once more, and where the
 * visitor declines that, nothing would stop.
 */
export function loadAgain(): void {
  const { href, protocol } = location;
  // A frame that has its text from an attribute has no address that could be asked for.
  if (!/^http/.test(protocol)) {
    location.reload();
    return;
  }
  const moveTo = (url: string) => History.prototype.replaceState.call(history, history.state, '', url);
  const other = new URL(href);
  other.hash = '';
  other.search += '&';
  unrouted(() => {
    // To go to a fragment of the same address is to stay, so the address is another one for this moment.
    if (href.includes('#')) moveTo(other.href);
    location.replace(href);
    // Where the page asks whether it may be left, that may be declined.
    if (href.includes('#')) moveTo(href);
  });
}

/** Routers take navigations for their own, and draw something in place of loading it. They are told of it as it begins. */
function unrouted(navigate: () => void): void {
  const { prototype = {} } = (window as { NavigateEvent?: { prototype?: object } }).NavigateEvent ?? {};
  const intercept = Object.getOwnPropertyDescriptor(prototype, 'intercept');
  const none = { value() {}, configurable: true };
  Object.defineProperties(prototype, { intercept: none, preventDefault: none });
  navigate();
  Reflect.deleteProperty(prototype, 'preventDefault');
  if (intercept) Object.defineProperty(prototype, 'intercept', intercept);
}
