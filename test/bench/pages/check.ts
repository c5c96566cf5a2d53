import { MIXED } from './scene';
import type { Subject } from './subjects/subject';
import type { Visit, Visitor } from './visit';

/**
 * Whether a subject does what it is measured for: nothing gated runs before consent, an accept runs all of it once, a
 * returning visitor gets it, and a reject holds over a reload. All without throttling.
 *
 * @returns what is wrong; nothing where all is well
 */
export async function faultOf(visit: Visitor, subject: Subject): Promise<string | undefined> {
  if (!subject.controls) return undefined;
  try {
    return (
      (await acceptFault(visit, subject)) ?? (await rejectFault(visit, subject)) ?? (await dialogFault(visit, subject))
    );
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

async function acceptFault(visit: Visitor, subject: Subject): Promise<string | undefined> {
  const first = await visit(subject, MIXED, { cpu: 1 });
  const early = await firstLook(first);
  if (early > 0) return `${early} gated scripts ran before consent`;
  await first.click('accept');
  await first.runs(2);
  await first.quiet();
  const once = await runsOf(first);
  if (once !== '0,1') return `an accept ran "${once}"`;
  if (await first.isShown('banner')) return 'the banner stays after an accept';
  const state = await first.state();
  await first.close();
  const again = await visit(subject, MIXED, { cpu: 1, state });
  await again.open();
  await again.runs(2);
  await again.quiet();
  const runs = await runsOf(again);
  if (runs !== '0,1') return `a returning visitor got "${runs}"`;
  if (await again.isShown('banner')) return 'a returning visitor is asked again';
  await again.close();
  return undefined;
}

async function rejectFault(visit: Visitor, subject: Subject): Promise<string | undefined> {
  const it = await visit(subject, MIXED, { cpu: 1 });
  await firstLook(it);
  await it.click('reject');
  await it.quiet();
  for (const when of ['after a reject', 'after a reject and a reload']) {
    const runs = await runsOf(it);
    if (runs !== '') return `${when} "${runs}" ran`;
    if (await it.isShown('banner')) return `${when} the banner stands`;
    await it.page.reload();
    await it.quiet();
  }
  await it.close();
  return undefined;
}

async function dialogFault(visit: Visitor, subject: Subject): Promise<string | undefined> {
  if (!subject.controls?.open) return undefined;
  const it = await visit(subject, MIXED, { cpu: 1 });
  await firstLook(it);
  await it.click('open');
  await it.dialog();
  await it.click('save');
  await it.quiet();
  const runs = await runsOf(it);
  if (runs !== '') return `after saving what stood there "${runs}" ran`;
  if (await it.isShown('dialog')) return 'the preferences stay after they were saved';
  await it.close();
  return undefined;
}

/** @returns how many have run when all is quiet */
async function firstLook(visit: Visit): Promise<number> {
  await visit.open();
  await visit.banner();
  await visit.quiet();
  return visit.page.evaluate(() => window.bench.runs.length);
}

function runsOf({ page }: Visit): Promise<string> {
  return page.evaluate(() =>
    window.bench.runs
      .map(([id]) => id)
      .sort()
      .join(),
  );
}
