// Nothing of Assent's is needed here.
export default defineNuxtConfig({
  compatibilityDate: '2025-07-15',
  devtools: { enabled: false },
  app: { head: { htmlAttrs: { lang: 'en' } } },
});
