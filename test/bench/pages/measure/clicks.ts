import { TEN_EXTERNAL, TIMED } from '../scene';
import type { Subject } from '../subjects/subject';
import type { Visit } from '../visit';
import type { Bench, Measure } from './measure';

/** `click.accept.paint`, and `click.accept.gated` for the first gated script; from the click, in ms. */
export const measureAccept: Measure = async (bench, subject, round) => {
  const it = await arrive(bench, subject);
  if (!it) return;
  const { at, painted } = await it.click('accept');
  const runs = await it.runs(TIMED.gated.length);
  bench.figures.add('click.accept.paint', subject.name, round, painted - at);
  bench.figures.add('click.accept.gated', subject.name, round, firstOf(runs) - at);
  await it.close();
};

/** `click.reject.paint` */
export const measureReject: Measure = async (bench, subject, round) => {
  const it = await arrive(bench, subject);
  if (!it) return;
  const { at, painted } = await it.click('reject');
  bench.figures.add('click.reject.paint', subject.name, round, painted - at);
  await it.close();
};

/** `click.open.paint`, `click.open.dialog` for the preferences at rest, `click.save.paint` */
export const measureDialog: Measure = async (bench, subject, round) => {
  if (!subject.controls?.open) return;
  const it = await arrive(bench, subject);
  if (!it) return;
  const opened = await it.click('open');
  const { painted } = await it.dialog();
  bench.figures.add('click.open.paint', subject.name, round, opened.painted - opened.at);
  bench.figures.add('click.open.dialog', subject.name, round, painted - opened.at);
  const saved = await it.click('save');
  bench.figures.add('click.save.paint', subject.name, round, saved.painted - saved.at);
  await it.close();
};

/** `external.first`, `external.all`: ten external scripts on the slow network, from the click. */
export const measureExternal: Measure = async ({ visit, figures }, subject, round) => {
  if (!subject.controls) return;
  const it = await visit(subject, TEN_EXTERNAL, { network: 'slow' });
  await it.open();
  await it.banner();
  await it.quiet();
  const { at } = await it.click('accept');
  const runs = await it.runs(TEN_EXTERNAL.gated.length);
  figures.add('external.first', subject.name, round, firstOf(runs) - at);
  figures.add('external.all', subject.name, round, lastOf(runs) - at);
  await it.close();
};

/** The banner is at rest, and the page has nothing to do or to load. */
async function arrive({ visit }: Bench, subject: Subject): Promise<Visit | undefined> {
  if (!subject.controls) return undefined;
  const it = await visit(subject, TIMED);
  await it.open();
  await it.banner();
  await it.quiet();
  return it;
}

type Runs = readonly (readonly [id: number, at: number])[];

const firstOf = (runs: Runs) => Math.min(...runs.map(([, at]) => at));
const lastOf = (runs: Runs) => Math.max(...runs.map(([, at]) => at));
