import type { Choice } from '../consent/decide';
import { bannerNotice, type Notice, type NoticeFacts } from '../consent/notice';
import type { Core } from '../core';
import type { Office } from '../office/office';
import { once, told } from '../once';
import type { Method } from '../receipts/receipt';
import { ownReceipts } from '../receipts/shelf';
import type { Outcome } from '../types';
import type { Interface } from '../ui/host';
import { mount } from '../ui/interface';
import type { Placeholders } from './placeholders';

/** What the visitor sees: the interface and the placeholders. */
export interface Front {
  update(): void;
  open(): Promise<void>;
  close(): void;
  /** The notice that stands on the screen now, if any. */
  notice(): Notice | undefined;
  destroy(): void;
}

export interface FrontOptions {
  readonly facts: () => NoticeFacts;
  readonly pending: () => readonly string[];
  readonly decide: (choice: Choice, method: Method, notice: Notice) => Promise<Outcome>;
  readonly office: () => Promise<Office>;
  readonly partFailed: (cause: unknown) => void;
}

export function createFront(core: Core, options: FrontOptions): Front {
  const { settings, load, store, consent, language, gate, visitor } = core;
  const { facts, pending } = options;
  let mounted: Interface | undefined;
  let placeholders: Placeholders | undefined;
  let notice: (() => Notice) | undefined;

  const texts = async () => (await load(`texts-${language}`)).texts;

  /** A decision under another version that stands: the visitor may have to be told that the policy has changed. */
  const isOtherVersion = () => ![undefined, settings.policy.version].includes(visitor.decision()?.version);
  const isBannerDue = () => core.place().regime === 'opt-in' && pending().length > 0;

  async function mountInterface(): Promise<Interface> {
    const { locale } = await load(`locale-${language}`);
    notice = () => bannerNotice(facts(), locale);
    mounted = mount({
      ...options,
      root: core.root(),
      theme: settings.ui.theme ?? '',
      notice,
      fetch: core.fetch,
      services: () => core.services().map(core.facts),
      texts,
      consent,
      receipts: () => ownReceipts(store),
      isBannerDue,
      isOtherVersion,
      store,
      policy: settings.policy,
      toggled: (type) => core.emit(type, null),
      failed: options.partFailed,
    });
    return mounted;
  }

  const getInterface = once(mountInterface, options.partFailed);

  const getPlaceholders = once(async () => {
    const { createPlaceholders } = await load('embeds');
    placeholders = createPlaceholders(core, { ...options, locale: await texts() });
    return placeholders;
  }, options.partFailed);

  function update(): void {
    if (mounted) mounted.update();
    else if (isBannerDue() || isOtherVersion()) getInterface().catch(told);
    if (placeholders) placeholders.update();
    else if (gate.frames()[0]) getPlaceholders().then((it) => it.update(), told);
  }

  return {
    update,
    open: async () => (await getInterface()).open(),
    close: () => mounted?.close(),
    notice: () => (isBannerDue() ? notice?.() : undefined),
    destroy() {
      mounted?.destroy();
      placeholders?.destroy();
    },
  };
}
