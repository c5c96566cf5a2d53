import { isCategory } from '../consent/categories';
import type { PartModules } from '../core/contracts';
import { createMarked as create } from '../gate/marked';
import { createScripts } from '../gate/scripts';
import { setSource } from '../trusted';

/** `parts/marked.js`: where the page has marked elements. */
export const createMarked: PartModules['marked']['createMarked'] = (core, { runner, load }, found) => {
  const coming = new Set<string>();
  const marked = create({
    ...core,
    ...found,
    isReady(id) {
      if (!id || isCategory(id) || runner()?.isReady(id)) return true;
      // Once for all that wait for it.
      if (!coming.has(id)) {
        coming.add(id);
        load(() => [id]).then(() => {
          coming.delete(id);
          if (runner()?.isReady(id)) marked.reconcile();
        });
      }
      return false;
    },
    address: (id, url) =>
      runner()
        ?.get(id ?? '')
        ?.address?.(url) ?? url,
    mayRun: core.state.mayRun,
    isBarred(categories, service = '') {
      const { consentInputs, usedNames } = core.state;
      const all = [...categories, usedNames.get(service) ?? 'necessary'];
      return consentInputs().minor && all.some((it) => it !== 'necessary' && it !== 'preferences');
    },
    register(name, category) {
      const { usedNames, registerName } = core.state;
      const { size } = usedNames;
      registerName(name, category);
      return usedNames.size > size;
    },
    createScripts: (options) =>
      createScripts({
        ...options,
        natives: core.natives,
        signal: core.signal,
        setSource: (script, url) => setSource(core.sources, script, url),
        written(...output) {
          core.load('written').then((it) => it.insertWritten(...output), core.failed);
        },
      }),
  });
  return marked;
};
