import type { Subject } from './subject';

/** What is taken off the others' figures. Its gated scripts are there, and wait for ever. */
export const none: Subject = {
  name: 'none',
  text: 'The same page without any manager. Its marked scripts never run.',
  make: ({ gated }) => ({
    head: '',
    body: '',
    gated: gated
      .map(({ code, src, category }) =>
        src
          ? `<script type="text/plain" data-category="${category}" data-src="${src}"></script>`
          : `<script type="text/plain" data-category="${category}">${code}</script>`,
      )
      .join('\n'),
    files: new Map(),
  }),
};
