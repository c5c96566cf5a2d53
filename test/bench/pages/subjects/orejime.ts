import { peerFile } from './peer-files';
import type { Subject } from './subject';

const CONFIG = {
  privacyPolicyUrl: '/privacy',
  purposes: [
    { id: 'analytics', title: 'Analytics', description: 'How visitors use the site.', cookies: [] },
    { id: 'marketing', title: 'Marketing', description: 'What visitors are interested in.', cookies: [] },
  ],
};

export const orejime: Subject = {
  name: 'orejime',
  version: 'orejime',
  cookie: 'eu-consent',
  text: '`orejime-standard-en.js`, deferred, beside its style sheet, with the config inline.',
  controls: {
    banner: '.orejime-Banner',
    accept: '.orejime-Banner-saveButton',
    reject: '.orejime-Banner-declineButton',
    open: '.orejime-Banner-learnMoreButton',
    dialog: '.orejime-Modal',
    save: '.orejime-Modal-saveButton',
  },
  make: ({ gated }) => ({
    head:
      `<script>window.orejimeConfig = ${JSON.stringify(CONFIG)}</script>\n` +
      '<script defer src="/orejime/orejime-standard-en.js"></script>\n' +
      '<link rel="stylesheet" href="/orejime/orejime-standard.css">',
    body: '',
    gated: gated
      .map(({ category, code, src }) => {
        const script = src ? `<script src="${src}"></script>` : `<script>${code}</script>`;
        return `<template data-purpose="${category}">${script}</template>`;
      })
      .join('\n'),
    files: new Map(
      ['orejime-standard-en.js', 'orejime-standard.css'].map((file) => [
        `/orejime/${file}`,
        peerFile(`orejime/dist/${file}`),
      ]),
    ),
  }),
};
