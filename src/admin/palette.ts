import { signal } from '@preact/signals';

/** Counts the times that the colours changed: light and dark, forced colours, more contrast. */
export const appearance = signal(0);

const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

export function watchAppearance(): void {
  for (const scheme of SCHEMES) {
    matchMedia(scheme).addEventListener('change', () => {
      appearance.value += 1;
    });
  }
}

/**
 * A colour of the style sheet, by the name of its custom property, as a canvas understands it: the canvas knows nothing of
 * `light-dark()` and of system colours that are forced.
 */
export function colourOf(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  // Else forced colours would force the probe's too.
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
