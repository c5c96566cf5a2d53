import { isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import type { CoreBase, PageRunner, PageServices } from './contracts';
import { once, reported } from './once';

/** How long anything waits for the parts of services. */
const WITHIN_MS = 3_000;

/** @param onLate called when a service has come after those who wanted it had stopped to wait */
export function createPageServices(core: CoreBase, onLate: () => void): PageServices {
  const { settings, state } = core;
  const given = Object.entries({ ...settings.services }).map(
    ([key, options]): [string, { id?: string; name?: string; category?: string }] => [
      key,
      Object.assign(Object.create(null), options),
    ],
  );
  let runner: PageRunner | undefined;

  // The site's own word on a category counts before anything else can name the service.
  for (const [key, { id, category }] of given) {
    if (isCategory(category)) state.registerName(Array.isArray(settings.services) ? `${id}` : key, category);
  }

  const getRunner = once(async () => {
    // Ready-made ones are known by their ids: what may be needed of them comes beside what runs them, and not after it.
    for (const [id, { name }] of given) {
      const answer = state.decision.inForce()?.answers.get(answerKey(id));
      if (!name && answer !== false) core.load(`services/${id}`).catch(reported);
    }
    runner = (await core.load('runner')).openRunner(core);
    return runner;
  }, core.failed);

  const loadAll = async (wanted: () => readonly string[]) => (await getRunner()).loadAll(wanted);

  return {
    runner: () => runner,
    async load(wanted = state.serviceIds) {
      // Without any there is nothing to load. A failure is reported, and leaves them closed.
      if (!state.serviceIds().length && !given.length) return;
      let isLate = false;
      const all = loadAll(wanted).then(() => {
        if (!isLate) return;
        runner?.start();
        onLate();
      }, reported);
      // One that hangs holds up nobody: it starts when it comes.
      await Promise.race([all, new Promise((resume) => setTimeout(resume, WITHIN_MS))]);
      isLate = true;
    },
  };
}
