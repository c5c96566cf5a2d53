import { dom } from '../../dom';
import { focusedElement } from '../shared/focused';

/**
 * Lets the keyboard into the banner from within a focus trap of the page. Where the Tab key has gone round and is back at
 * what had the focus before, without having come by the banner, the page holds the focus: then the banner is next.
 *
 * @param gone ends it
 */
export function joinTrap(banner: HTMLElement, gone: AbortSignal): void {
  let round: (Element | null)[] = [];
  let isBack = false;
  let pending: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const focused = focusedElement();
    if (focused === dom.body || banner.contains(focused)) {
      round = [];
    } else if (round.length > 1 && round.includes(focused)) {
      round = [];
      const stops = [...banner.querySelectorAll<HTMLElement>('a[href],input,button')];
      stops.at(isBack ? -1 : 0)?.focus();
    } else round.push(focused);
  }

  banner.addEventListener(
    'focusin',
    () => {
      round = [];
    },
    { signal: gone },
  );
  addEventListener(
    'keydown',
    ({ key, shiftKey }) => {
      if (key === 'Shift') return;
      if (key !== 'Tab' || shiftKey !== isBack) round = [];
      isBack = shiftKey;
      if (key !== 'Tab') return;
      if (!round.length) round = [focusedElement()].filter((it) => it !== dom.body);
      // A trap may take its time to pull the focus back. Once for each stop: what is looked at twice looks like a round.
      clearTimeout(pending);
      pending = setTimeout(look, 20);
    },
    { capture: true, signal: gone },
  );
}
