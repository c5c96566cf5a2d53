import { autoblock } from './gate/autoblock';

/**
 * `parts/autoblock.js`: a classic script, since the parser waits for those and for no module. Hands itself to the script
 * that has asked for it.
 */
window.assentPart?.({ autoblock });
