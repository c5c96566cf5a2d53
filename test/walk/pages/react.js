import { createElement as h, StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider, useLocation } from 'react-router';
import { partsOf, ROUTES } from '../items';
import { appOf } from './app';

/** Attributes of HTML that React has its own names for are not among those of a part. */
function Part({ part: { tag, attributes, text } }) {
  const element = h(tag, attributes, text);
  return tag === 'iframe' ? h('div', { className: 'frame' }, element) : element;
}

function Item({ name, kind }) {
  const parts = partsOf(name, kind).map((part, at) => h(Part, { key: at, part }));
  return h('section', { className: 'item', 'data-item': name }, parts);
}

let change = () => {};

function Page() {
  const { pathname } = useLocation();
  const [inserted, setInserted] = useState([]);
  change = (act) => flushSync(() => setInserted(act));
  const own = (ROUTES[pathname] ?? []).map((kind, at) => ({ name: `${pathname.slice(1)}${kind}${at}`, kind }));
  const list = (items) => items.map((item) => h(Item, { key: item.name, ...item }));
  return h(
    'div',
    null,
    h('main', { key: pathname }, h('h1', null, pathname), list(own)),
    h('div', null, list(inserted)),
  );
}

let root;
const router = createBrowserRouter([{ path: '*', element: h(Page) }]);

window.way = appOf({
  start(element) {
    root = createRoot(element);
    flushSync(() => root.render(h(StrictMode, null, h(RouterProvider, { router, flushSync }))));
  },
  stop: () => root.unmount(),
  route: (path) => router.navigate(path, { flushSync: true }),
  change: (act) => change(act),
});
