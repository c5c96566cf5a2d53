// Starts Assent in an app of Nuxt, and makes <ConsentGate> known. On the server it starts nothing, and draws every gate shut.
import { createAssent, googleAnalytics, youtube } from 'assent';
import { assentPlugin } from 'assent/vue';

const startAssent = () =>
  createAssent({
    policy: { url: '/privacy', version: '2025-02' },
    endpoint: '/assent',
    services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
  });

export default defineNuxtPlugin(({ vueApp }) => {
  vueApp.use(assentPlugin, startAssent);
});
