import { readFileSync } from 'node:fs';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** All of its rules, also those of WCAG 2.2 that it has off by itself. */
const OPTIONS: RunOptions = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations', 'incomplete'] };

/**
 * What axe-core holds against a page as it stands, and where it was not able to measure the contrast of what stands on a visitor's
 * page: no measurement is no pass. In forced colours, which are the visitor's own, it takes the page's for them.
 */
export async function faultsByAxe(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const { violations, incomplete } = await page.evaluate(runAxe, OPTIONS);
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const unmeasured = incomplete.filter(({ id }) => id === 'color-contrast' && !isForced).flatMap(told);
  return [...violations.flatMap(told), ...unmeasured.filter((it) => it.includes(': assent-'))];
}

/**
 * axe-core measures what is in the body alone, and `<assent-ui>` is beside it: for so long it stands there, moved so that what is
 * open stays open.
 */
async function runAxe(options: RunOptions): Promise<Pick<AxeResults, 'violations' | 'incomplete'>> {
  type Movable = Element & { moveBefore(node: Node, before: Node | null): void };
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  const host = document.querySelector('assent-ui');
  const [root, body] = [document.documentElement, document.body] as unknown as [Movable, Movable];
  if (host) body.moveBefore(host, null);
  try {
    const { violations, incomplete } = await axe.run(document, options);
    return { violations, incomplete };
  } finally {
    if (host) root.moveBefore(host, null);
  }
}

function told({ id, nodes }: Result): string[] {
  return nodes.map(({ target, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return `${id}: ${target.flat().join(' ')}: ${why}`;
  });
}
