/** The frame of the configurator, in English. `configure-ar.mjs` has the same keys. */
export default {
  title: 'Configure Assent · Klouttrack',
  heading: 'Configure Assent',
  lead: 'Choose what your site uses, look at the real banner, and copy what belongs into your pages and onto your server.',
  local: 'Nothing that you enter is sent anywhere. It stands in the address of this page, which you can pass on.',
  noScript: 'All of this is done in your browser, which needs JavaScript for it.',
};
