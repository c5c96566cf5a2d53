import { createApp, defineComponent, h, KeepAlive, nextTick, ref } from 'vue';
import { partsOf, ROUTES } from '../items';
import { appOf } from './app';

const path = ref(location.pathname);
const inserted = ref([]);

addEventListener('popstate', () => {
  path.value = location.pathname;
});

const partOf = ({ tag, attributes, text }) => {
  const element = h(tag, attributes, text);
  return tag === 'iframe' ? h('div', { class: 'frame' }, [element]) : element;
};
const itemOf = ({ name, kind }) =>
  h('section', { key: name, class: 'item', 'data-item': name }, partsOf(name, kind).map(partOf));

/** One component for each route, which is kept while another is shown, and put back. */
const pages = Object.fromEntries(
  Object.entries(ROUTES).map(([route, kinds]) => [
    route,
    defineComponent({
      name: route.slice(1),
      setup: () => () =>
        h('main', [h('h1', route), kinds.map((kind, at) => itemOf({ name: `${route.slice(1)}${kind}${at}`, kind }))]),
    }),
  ]),
);

const App = defineComponent({
  setup: () => () =>
    h('div', [
      h(KeepAlive, { max: 3 }, { default: () => h(pages[path.value], { key: path.value }) }),
      h('div', inserted.value.map(itemOf)),
    ]),
});

let app;

window.way = appOf({
  start(element) {
    app = createApp(App);
    app.mount(element);
  },
  stop: () => app.unmount(),
  route(to) {
    history.pushState({}, '', to);
    path.value = to;
    return nextTick();
  },
  change(act) {
    inserted.value = act(inserted.value);
    return nextTick();
  },
});
