import { dom } from '../../dom';

/**
 * Lets the keyboard into the banner from within a focus trap of the page. Where the Tab key has gone round and is back at
 * what had the focus before, without having come by the banner, the page holds the focus: then the banner is next.
 *
 * @param gone ends it
 */
export function joinTrap(banner: HTMLElement, gone: AbortSignal): void {
  let round: (Element | null)[] = [];
  let isBack = false;

  function look(): void {
    const { activeElement } = dom;
    if (activeElement === dom.body || banner.contains(deepest())) {
      round = [];
    } else if (round.length > 1 && round.includes(activeElement)) {
      round = [];
      const stops = [...banner.querySelectorAll<HTMLElement>('a[href],button')];
      stops.at(isBack ? -1 : 0)?.focus();
    } else round.push(activeElement);
  }
  const deepest = () => (banner.getRootNode() as ShadowRoot).activeElement;

  addEventListener(
    'keydown',
    ({ key, shiftKey }) => {
      if (key === 'Shift') return;
      if (key !== 'Tab' || shiftKey !== isBack) round = [];
      isBack = shiftKey;
      if (key !== 'Tab') return;
      if (!round.length) round = [dom.activeElement].filter((it) => it !== dom.body);
      // A trap may take its time to pull the focus back.
      setTimeout(look, 20);
    },
    { capture: true, signal: gone },
  );
}
