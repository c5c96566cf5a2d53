import * as Turbo from '@hotwired/turbo';
import { fetchItem, plain } from './common';

const loaded = () => new Promise((resolve) => document.addEventListener('turbo:load', resolve, { once: true }));

window.way = {
  ...plain,
  route(path) {
    const done = loaded();
    Turbo.visit(path);
    return done;
  },
  async insert(which, name) {
    const markup = await fetchItem(which, name);
    Turbo.renderStreamMessage(
      `<turbo-stream action="append" target="list"><template>${markup}</template></turbo-stream>`,
    );
    const list = document.getElementById('list');
    // A stream is rendered with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (list.children.length > 2) list.firstElementChild.remove();
  },
  /** With the whole body, or by a morph of what is there, which is the page's setting. */
  swap(which) {
    const setting = document.querySelector('meta[name=turbo-refresh-method]');
    setting.content = which % 2 ? 'morph' : 'replace';
    const done = loaded();
    Turbo.visit(location.href, { action: 'replace' });
    return done;
  },
};
