import { sheetOf } from './configure/colours';
import { configOf } from './configure/config';
import { directionOf } from './configure/direction';
import { readState } from './configure/state';
import { clearStorage } from './storage';

/*
 * A page with Assent as somebody configures it: the state is in the address, as it is in that of the page around. It is
 * drawn by Assent's own script, from the config that the owner copies.
 */

const root = document.documentElement;
const state = readState(location.hash);
const config = configOf(state);
const language = state['see.language'] ?? 'en';
const scheme = state['see.scheme'] ?? 'light';

root.lang = language;
root.dir = directionOf(language);
root.style.colorScheme = scheme;
for (const place of document.querySelectorAll('[data-site]')) place.textContent = config.site ?? location.hostname;

const sheet = new CSSStyleSheet();
sheet.replaceSync(sheetOf(state));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

window.assentQueue ??= [];
window.assentQueue.push(() => {
  root.dataset.shown = location.hash;
});

const settings = document.createElement('script');
settings.type = 'application/json';
settings.dataset.assentConfig = '';
// Which frame it is: one would close the banner of the other.
const name = new URLSearchParams(location.search).get('frame') === 'phone' ? 'preview-phone' : 'preview';
settings.textContent = JSON.stringify({
  ...config,
  cookie: { name },
  // A page cannot say what the visitor's browser prefers, and the visitor need not be where the owner is.
  region: config.region ?? state['see.region'] ?? 'DE',
  ui: { ...config.ui, theme: config.ui?.theme ?? scheme },
});
const script = document.createElement('script');
script.src = '/assent/assent.js';
// An answer of an earlier look is none of this one: every look is a first visit.
clearStorage().then(() => document.head.append(settings, script));

// The page around shows another state: from the beginning, as every page begins.
addEventListener('hashchange', () => location.reload());
