import { flushSync, mount, unmount } from 'svelte';
import App from './App.svelte';
import { appOf } from './app';
import { shown } from './shown.svelte.js';

const show = (path) => {
  flushSync(() => {
    shown.path = path;
  });
};

addEventListener('popstate', () => show(location.pathname));

let app;

window.way = appOf({
  start(target) {
    app = mount(App, { target });
    flushSync();
  },
  stop: () => unmount(app),
  route(path) {
    history.pushState({}, '', path);
    show(path);
  },
  change(act) {
    flushSync(() => {
      shown.inserted = act(shown.inserted);
    });
  },
});
