/*
 * What all pages of the walk can do without a library. `which` is a number of the walk, `name` is new with each step.
 */

/** Not more than so many elements of a kind: the walk is long. */
const MOST = 2;

export const kindOf = (which) => (Number(which) % 2 ? 'full' : 'quiet');

export const items = () => [...document.querySelectorAll('.item')];

/** A place that no library looks after. */
function placeOf(id) {
  const place = document.getElementById(id);
  if (place) return place;
  const made = document.createElement('div');
  made.id = id;
  document.body.append(made);
  return made;
}

export async function fetchItem(which, name) {
  const answer = await fetch(`/item?name=${name}&kind=${kindOf(which)}`);
  return answer.text();
}

export async function fetchDocument(path = location.pathname) {
  const answer = await fetch(path);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

export const plain = {
  route(path) {
    location.href = path;
  },
  async insert(which, name) {
    const list = placeOf('list');
    const markup = await fetchItem(which, name);
    list.insertAdjacentHTML('beforeend', markup);
    while (list.children.length > MOST) list.firstElementChild.remove();
  },
  remove(which) {
    const all = items();
    all[which % all.length]?.remove();
  },
  clone(which) {
    const all = items().filter((item) => !item.closest('#clones'));
    const item = all[which % all.length];
    const place = placeOf('clones');
    if (item) place.append(item.cloneNode(true));
    while (place.children.length > MOST) place.firstElementChild.remove();
  },
  async swap() {
    const { body } = await fetchDocument();
    document.body.replaceWith(body);
  },
};
