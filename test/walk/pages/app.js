import { kindOf, plain } from './common';

/**
 * A page that is rendered by a library.
 *
 * @param app `start` it in an element, `stop` it, go to a `route`, and `change` the list of what was inserted
 */
export function appOf({ start, stop, route, change }) {
  start(document.getElementById('root'));
  return {
    ...plain,
    route,
    insert(which, name) {
      change((inserted) => [...inserted, { name, kind: kindOf(which) }].slice(-2));
    },
    remove(which) {
      change((inserted) => inserted.filter((_, at) => at !== which % inserted.length));
    },
    /** Another body, and the app starts anew in it. */
    swap() {
      stop();
      const body = document.createElement('body');
      body.innerHTML = '<div id="root"></div>';
      document.body.replaceWith(body);
      start(document.getElementById('root'));
    },
  };
}
