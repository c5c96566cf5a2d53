import { sidebar, slugOf } from '../documents.mjs';

/* Search is in the site itself, and nothing is asked of another host. A dead link ends the build. */
export default {
  lang: 'en',
  title: 'Assent',
  description: 'A self-hosted consent manager for web sites.',
  srcDir: 'pages',
  outDir: 'built',
  // The demo's own address, on the reader's machine.
  ignoreDeadLinks: 'localhostLinks',
  markdown: { anchor: { slugify: slugOf } },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    sidebar: sidebar(),
  },
};
