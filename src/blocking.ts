import { autoblock } from './parts/autoblock';

/**
 * `parts/autoblock.js`: a classic script, since the parser waits for those and for no module. Hands itself to the script
 * that has asked for it.
 */
if (!document.currentScript) console.error('[assent] autoblock: take async and defer off the tag');
window.assentPart?.({ autoblock });
