import { fetchDocument, plain } from './common';

/*
 * Does what Astro's ClientRouter does, in its order: fetches the page, and in a view transition marks the scripts that have
 * run, swaps attributes, head and body; then it runs what scripts are new, each as a copy in its place.
 */

const known = new Set();
const keyOf = (script) => script.src || script.textContent;

function hasRun(script) {
  const key = keyOf(script);
  const isKnown = known.has(key);
  known.add(key);
  return isKnown;
}

function swap(next) {
  for (const script of next.scripts) if (hasRun(script)) script.dataset.astroExec = '';
  const root = document.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  document.head.replaceChildren(...next.head.children);
  document.body.replaceWith(next.body);
}

function runScripts() {
  for (const script of [...document.scripts]) {
    const { type } = script;
    if (script.dataset.astroExec === '' || (type && type !== 'module' && type !== 'text/javascript')) continue;
    const copy = document.createElement('script');
    copy.textContent = script.textContent;
    for (const { name, value } of script.attributes) copy.setAttribute(name, value);
    copy.dataset.astroExec = '';
    script.replaceWith(copy);
  }
}

async function show(path, move) {
  const next = await fetchDocument(path);
  const update = () => {
    swap(next);
    move?.();
  };
  if (document.startViewTransition) {
    const { updateCallbackDone, ready } = document.startViewTransition(update);
    // A transition that is skipped, since the next one comes, is no error.
    ready.catch(() => {});
    await updateCallbackDone;
  } else {
    update();
  }
  runScripts();
}

addEventListener('popstate', () => show(location.pathname));

for (const script of document.scripts) {
  hasRun(script);
  script.dataset.astroExec = '';
}

window.way = {
  ...plain,
  route: (path) => show(path, () => history.pushState({}, '', path)),
  swap: () => show(location.pathname),
};
