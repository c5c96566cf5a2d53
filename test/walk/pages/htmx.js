import { plain } from './common';

/** Of either version: `htmx` is there before this, and its links are boosted. */
window.way = {
  ...plain,
  route(path) {
    document.querySelector(`a[href="${path}"]`).click();
  },
  async insert(which, name) {
    const list = document.getElementById('list');
    const kind = which % 2 ? 'full' : 'quiet';
    await window.htmx.ajax('GET', `/item?name=${name}&kind=${kind}`, { target: '#list', swap: 'beforeend' });
    while (list.children.length > 2) list.firstElementChild.remove();
  },
  swap() {
    return window.htmx.ajax('GET', location.pathname, { target: 'body', swap: 'innerHTML' });
  },
};
