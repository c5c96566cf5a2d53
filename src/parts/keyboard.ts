import { joinTrap } from '../ui/banner/join-trap';
import { keepFocusVisible as keepVisible } from '../ui/banner/keep-focus-visible';

/** `parts/keyboard.js`: what only a visitor with a keyboard needs. Loaded with the first key that is pressed. */
export function keepFocusVisible(banner: HTMLElement, gone: AbortSignal): void {
  keepVisible(banner, gone);
  joinTrap(banner, gone);
}
