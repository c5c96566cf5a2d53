import { EXTERNAL_FOLDER, type Scene, TIMED, VENDORS } from '../scene';
import type { Subject } from '../subjects/subject';
import type { Visit } from '../visit';
import type { Bench, Measure } from './measure';

/*
 * Bytes and requests. A file counts as the browser says that it came: its body, compressed. On the slow network, so that what
 * came until the banner stood is what the banner waited for, and not what was asked for with it and came by chance.
 */

interface Loaded {
  readonly bytes: number;
  readonly requests: number;
}

/** Metrics by what the page has: `bytes.…`, and `vendors.…` with Google Analytics and the Meta Pixel as services. */
export const measureBytes: Measure = async (bench, subject, round) => {
  if (!subject.controls) return;
  await measureScene(bench, subject, round, 'bytes', TIMED);
  if (subject.hasServices) await measureScene(bench, subject, round, 'vendors', VENDORS);
};

async function measureScene(bench: Bench, subject: Subject, round: number, name: string, scene: Scene): Promise<void> {
  const inline = await bench.server.inlineBytes(subject, scene);
  const add = (what: string, { bytes, requests }: Loaded) => {
    bench.figures.add(`${name}.${what}`, subject.name, round, bytes + inline);
    bench.figures.add(`${name}.${what}.requests`, subject.name, round, requests);
  };
  bench.figures.add(`${name}.inline`, subject.name, round, inline);
  const options = { network: 'slow', cpu: 1, hasVendors: scene === VENDORS } as const;

  const first = await bench.visit(subject, scene, options);
  await first.open();
  const { painted } = await first.banner();
  await first.quiet();
  add('first', await loadedUntil(first, painted));
  add('quiet', await loadedUntil(first));
  if (subject.controls?.open) {
    await first.click('open');
    await first.dialog();
    await first.quiet();
    add('dialog', await loadedUntil(first));
  }
  await first.close();

  const again = await bench.visit(subject, scene, { ...options, state: await bench.stateOf(subject, scene) });
  await again.open();
  await again.runs(scene.gated.length);
  await again.quiet();
  add('returning', await loadedUntil(again));
  await again.close();
}

/** @param end in ms from the navigation; without, all so far */
async function loadedUntil({ page }: Visit, end = Number.POSITIVE_INFINITY): Promise<Loaded> {
  const files = await page.evaluate(
    (folder) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        // Of another host are vendors' scripts alone, and the page's own are those that wait.
        .filter(({ name }) => name.startsWith(`${location.origin}/`) && !name.includes(folder))
        .map(({ responseEnd, encodedBodySize }) => ({ responseEnd, encodedBodySize })),
    EXTERNAL_FOLDER,
  );
  const until = files.filter(({ responseEnd }) => responseEnd <= end);
  return { bytes: until.reduce((sum, file) => sum + file.encodedBodySize, 0), requests: until.length };
}
