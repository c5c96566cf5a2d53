import type { PartModules } from '../core/contracts';
import { createScripts as create } from '../gate/scripts';
import { setSource } from '../trusted';

/** `parts/scripts.js`: where the page has marked scripts. */
export const createScripts: PartModules['scripts']['createScripts'] = (core, options) =>
  create({
    ...options,
    signal: core.signal,
    setSource: (script, url) => setSource(core.sources, script, url),
    written(...output) {
      core.load('written').then((it) => it.insertWritten(...output), core.failed);
    },
  });
