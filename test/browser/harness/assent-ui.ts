import type { Locator, Page } from 'playwright-core';

export type UiAction =
  | 'accept-all'
  | 'reject-all'
  | 'preferences'
  | 'save'
  | 'close'
  | 'receipts'
  | 'erase'
  | 'reopen'
  | 'choices';

export interface AssentUi {
  host: Locator;
  banner: Locator;
  dialog: Locator;
  /** The visible button of an action; `in` the banner or the dialog, where both have one. */
  button(action: UiAction, within?: Locator): Locator;
  /** The switch of a category or service. */
  switch(name: string): Locator;
  /** The placeholder of a held frame. */
  embed: Locator;
  embedButton(action: 'load-once' | 'always-allow'): Locator;
}

/** Assent's interface by its documented hooks. Playwright's CSS looks into open shadow roots by itself. */
export function assentUi(page: Page): AssentUi {
  const host = page.locator('assent-ui');
  return {
    host,
    banner: host.locator('[part~=banner]'),
    dialog: host.locator('[part~=dialog]'),
    button: (action, within = host) =>
      within.locator(`[part~=button][data-action=${action}]`).filter({ visible: true }).first(),
    switch: (name) => host.locator(`input[type=checkbox][name="${name}"]`),
    embed: page.locator('assent-embed'),
    embedButton: (action) => page.locator(`assent-embed [data-action=${action}]`),
  };
}
