import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import type { StorageState } from '../chrome';
import { type Scene, TIMED } from '../scene';
import type { Subject } from '../subjects/subject';
import type { Bench, Measure } from './measure';

/*
 * Processor time of the page's main thread, from outside: nothing of the bench runs in the page. The empty page is measured
 * the same way, and taken off where figures are shown.
 */

/** After the page has loaded: by then even the slowest has its banner at rest, and then nothing happens any more. */
const AFTER_LOAD = 2_000; // ms

const SECONDS = {
  task: 'TaskDuration',
  script: 'ScriptDuration',
  layout: 'LayoutDuration',
  style: 'RecalcStyleDuration',
};

/** `main.task`, `.script`, `.layout`, `.style` in ms, and `main.heap` in bytes. */
export const measureMainThread: Measure = (bench, subject, round) =>
  run(bench, subject, round, 'main', TIMED, undefined);

/** The same of a returning visitor: `returning.task` … */
export const measureReturningMainThread: Measure = async (bench, subject, round) =>
  run(bench, subject, round, 'returning', TIMED, await bench.stateOf(subject));

/** The same of a page with many gated scripts: `growth.1000.task` … */
export function measureStart(name: string, scene: Scene): Measure {
  return (bench, subject, round) => run(bench, subject, round, name, scene, undefined);
}

async function run(
  { visit, figures }: Bench,
  subject: Subject,
  round: number,
  name: string,
  scene: Scene,
  state: StorageState | undefined,
): Promise<void> {
  const it = await visit(subject, scene, { state, isWatched: false });
  await it.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metricsOf(it.cdp);
  await it.open();
  await it.page.waitForLoadState('load');
  await sleep(AFTER_LOAD);
  // Who has more to do than that is waited for.
  await it.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const after = await metricsOf(it.cdp);
  for (const [metric, key] of Object.entries(SECONDS)) {
    figures.add(`${name}.${metric}`, subject.name, round, 1000 * ((after.get(key) ?? 0) - (before.get(key) ?? 0)));
  }
  await it.cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await it.cdp.send('Runtime.getHeapUsage');
  figures.add(`${name}.heap`, subject.name, round, usedSize);
  await it.close();
}

async function metricsOf(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
