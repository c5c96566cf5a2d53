import { manyInline, manyServices, type Scene } from '../scene';
import { measureStart } from './main-thread';
import type { Measure } from './measure';

/** Main thread of the start with so many gated scripts: `growth.1000.task` … */
export const measureGrowthStart = (count: number): Measure => measureStart(`growth.${count}`, manyInline(count));

/**
 * `growth.1000.all`, from the accept until all have run; `….ordered`, 1 where they ran in the order of the document;
 * `….longest`, the longest task, 0 where none took 50 ms; `….ran`, how many ran.
 */
export const measureGrowthAccept = (count: number): Measure => acceptAll(`growth.${count}`, manyInline(count));

/** Services of the site's own, each with a script: `services.10.all` … */
export const measureServices = (count: number): Measure => {
  const scene = manyServices(count);
  const accept = acceptAll(`services.${count}`, scene, count);
  const start = measureStart(`services.${count}`, scene);
  return async (bench, subject, round) => {
    await accept(bench, subject, round);
    await start(bench, subject, round);
  };
};

function acceptAll(name: string, scene: Scene, count = scene.gated.length): Measure {
  return async ({ visit, figures }, subject, round) => {
    if (!subject.controls) return;
    const it = await visit(subject, scene);
    const add = (metric: string, value: number | null) => figures.add(`${name}.${metric}`, subject.name, round, value);
    await it.open();
    await it.banner();
    await it.quiet();
    const { at } = await it.click('accept');
    const isDone = await it.runs(count).then(
      () => true,
      () => false,
    );
    const runs = await it.page.evaluate(() => window.bench.runs);
    add('ran', runs.length);
    add('all', isDone ? Math.max(...runs.map(([, time]) => time)) - at : null);
    add('ordered', runs.every(([id], i) => id === i) ? 1 : 0);
    add('longest', await it.page.evaluate((time) => window.bench.longestSince(time), at));
    await it.close();
  };
}
