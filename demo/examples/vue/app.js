// An app of Vue, in two islands: each is an app of its own, and both mean the same consent.
import { assentPlugin, useAssent, useGranted } from 'assent/vue';
import { createSSRApp, ref } from 'vue';
import { startAssent } from './consent.js';

const Header = {
  setup: () => ({ assent: useAssent(), isGranted: useGranted('analytics') }),
  template: `
    <header>
      <span class="state">{{ isGranted ? 'Statistics are allowed' : 'Statistics are not allowed' }}</span>
      <button type="button" class="allow" @click="assent?.set({ analytics: true })">Allow statistics</button>
      <a href="#assent">Privacy choices</a>
    </header>`,
};

/** In place of a router. A frame of another site is marked, as in any page: Assent draws what stands in its place. */
const Pages = {
  props: { start: String },
  setup({ start }) {
    const path = ref(start);
    const go = (to) => {
      history.pushState({}, '', to);
      path.value = to;
    };
    return { path, go, titles: { '/': 'Home', '/reports': 'Reports', '/films': 'Films' } };
  },
  template: `
    <div class="pages">
      <nav><a v-for="(title, to) in titles" :key="to" :href="to" @click.prevent="go(to)">{{ title }}</a></nav>
      <main :key="path">
        <h1>{{ titles[path] }}</h1>
        <iframe v-if="path === '/films'" title="Film" width="560" height="315"
          data-consent="marketing" data-consent-service="youtube"
          data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"></iframe>
        <ConsentGate v-else category="analytics">
          <p class="chart">Visits: 1,204</p>
          <template #fallback><p class="held">The chart needs your consent to statistics.</p></template>
        </ConsentGate>
      </main>
    </div>`,
};

export const headerApp = () => createSSRApp(Header).use(assentPlugin, startAssent);
export const pagesApp = (start) => createSSRApp(Pages, { start }).use(assentPlugin, startAssent);
