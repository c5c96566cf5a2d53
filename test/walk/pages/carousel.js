import { Splide } from '@splidejs/splide';
import { fetchItem, plain } from './common';

let carousel;

/** Clones its slides, so that it has no end. */
function start() {
  const root = document.querySelector('.splide');
  carousel = root && new Splide(root, { type: 'loop', fixedWidth: 320, clones: 1, speed: 0, keyboard: false }).mount();
}

start();

window.way = {
  ...plain,
  async insert(which, name) {
    if (!carousel) return plain.insert(which, name);
    const markup = await fetchItem(which, name);
    if (carousel.length > 2) carousel.remove(0);
    carousel.add(`<li class="splide__slide">${markup}</li>`);
  },
  remove(which) {
    if (carousel?.length > 1) carousel.remove(which % carousel.length);
    else plain.remove(which);
  },
  /** All slides are cloned anew, or the carousel turns to one. */
  clone(which) {
    if (!carousel) return plain.clone(which);
    if (which % 2) carousel.refresh();
    else carousel.go('>');
  },
  async swap(which) {
    carousel?.destroy(which % 2 === 1);
    await plain.swap();
    start();
  },
};
