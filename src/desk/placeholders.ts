import { isCategory } from '../consent/categories';
import type { Choice } from '../consent/decide';
import { placeholderNotice } from '../consent/detailed-notice';
import type { Notice, NoticeFacts } from '../consent/notice';
import type { Core } from '../core';
import type { Locale } from '../locales/locale';
import type { Method } from '../receipts/receipt';
import { showPlaceholder } from '../ui/embeds';

export interface Placeholders {
  /** Draws a placeholder for each held frame that has none, and takes away those whose frames are released or gone. */
  update(): void;
  destroy(): void;
}

export interface PlaceholderOptions {
  readonly facts: () => NoticeFacts;
  readonly decide: (choice: Choice, method: Method, notice: Notice) => unknown;
  readonly locale: Locale;
}

export function createPlaceholders(core: Core, { facts, decide, locale }: PlaceholderOptions): Placeholders {
  /** Frames that have a placeholder, or are about to. */
  const drawn = new Map<HTMLIFrameElement, { remove(): void }>();

  async function draw(frame: HTMLIFrameElement): Promise<void> {
    const { consent = '', consentService, src = '' } = frame.dataset;
    const named = consent.split(/\s+/).filter(isCategory);
    const [category = 'marketing'] = named;
    const id = consentService ?? new URL(src, location.href).host;
    let isDue = true;
    drawn.set(frame, {
      remove() {
        isDue = false;
      },
    });
    await core.fetch([id]);
    if (!isDue) return;
    const service = { ...core.facts(id), ...(!consentService && { category }) };
    const notice = placeholderNotice(facts(), locale, service);
    const yes = consentService ? [consentService] : named;
    const placeholder = showPlaceholder(frame, {
      notice,
      theme: core.settings.ui.theme ?? 'auto',
      source: src,
      pages: service.pages ?? [],
      onLoadOnce: () => core.gate.release(frame),
      onAlwaysAllow: () => decide(Object.fromEntries(yes.map((name) => [name, true])), 'placeholder', notice),
    });
    drawn.set(frame, placeholder);
  }

  function keepOnly(frames: readonly HTMLIFrameElement[]): void {
    for (const [frame, placeholder] of drawn) {
      if (frames.includes(frame) && frame.isConnected) continue;
      placeholder.remove();
      drawn.delete(frame);
    }
  }

  return {
    update() {
      const frames = core.gate.frames();
      keepOnly(frames);
      for (const frame of frames) if (!drawn.has(frame) && frame.isConnected) draw(frame);
    },
    destroy: () => keepOnly([]),
  };
}
