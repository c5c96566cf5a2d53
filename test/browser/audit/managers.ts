import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phase } from '../../../src/audit/phase-names';
import { peerFolder } from '../../setup/peers';
import type { Copy } from './world';

/** A page with another consent manager, Google Analytics and the Meta Pixel. */
export interface ManagedPage extends Copy {
  /** Id of the manager in the table. */
  readonly manager: string;
  /** What is to be found, and the phases of it; nothing where it is set up right. */
  readonly finds?: { readonly id: string; readonly phases: readonly Phase[] };
}

const GTAG = 'https://www.googletagmanager.com/gtag/js?id=G-XXXXXXX';
const PIXEL = 'https://connect.facebook.net/en_US/fbevents.js';
const CONFIG = `window.dataLayer = window.dataLayer || [];
function gtag() { dataLayer.push(arguments); }
gtag('js', new Date()); gtag('config', 'G-XXXXXXX');`;

/** Files of a package that a page loads, by the paths that it finds them under. */
function filesOf(name: string, folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(files).map(([path, file]) => [
    `/${name}/${path}`,
    readFileSync(join(folder, file), 'utf8'),
  ]);
  return Object.fromEntries(entries);
}

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
${head}
</head><body><main><h1>Shop</h1></main>
${body}
</body></html>`;

/** Pages of all managers whose packages are within reach, by the name of the host. */
export function managedPages(): Record<string, ManagedPage> {
  const makers = { 'vanilla-cookieconsent': vanilla, klaro, orejime, tarteaucitronjs: tarteaucitron };
  return Object.fromEntries(
    Object.entries(makers).flatMap(([name, make]) => {
      const folder = peerFolder(name);
      return folder ? Object.entries(make(folder)) : [];
    }),
  );
}

function vanilla(folder: string): Record<string, ManagedPage> {
  const files = filesOf('vanilla', folder, { 'c.css': 'dist/cookieconsent.css', 'c.js': 'dist/cookieconsent.umd.js' });
  const config = (mode: 'opt-in' | 'opt-out') => `{
  mode: '${mode}', hideFromBots: false,
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: { enabled: ${mode === 'opt-out'}, autoClear: { cookies: [{ name: /^_ga/ }], reloadPage: true } },
    marketing: { autoClear: { cookies: [{ name: /^_fb/ }], reloadPage: true } },
  },
  language: { default: 'en', translations: { en: {
    consentModal: { title: 'Cookies', description: 'May we?', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all',
      showPreferencesBtn: 'Settings' },
    preferencesModal: { title: 'Settings', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save',
      sections: [{ title: 'Analytics', linkedCategory: 'analytics' }, { title: 'Marketing', linkedCategory: 'marketing' }] },
  } } },
}`;
  const make = (mode: 'opt-in' | 'opt-out') =>
    page(
      `<link rel="stylesheet" href="/vanilla/c.css">
<script defer src="/vanilla/c.js"></script>
<script type="module">CookieConsent.run(${config(mode)})</script>`,
      `<script type="text/plain" data-category="analytics" src="${GTAG}"></script>
<script type="text/plain" data-category="analytics">${CONFIG}</script>
<script type="text/plain" data-category="marketing" src="${PIXEL}"></script>`,
    );
  const finds = { id: 'service:google-analytics', phases: ['fresh'] } as const;
  return {
    'vanilla-right': { manager: 'vanilla-cookieconsent', files, page: make('opt-in') },
    'vanilla-wrong': { manager: 'vanilla-cookieconsent', files, page: make('opt-out'), finds },
  };
}

function klaro(folder: string): Record<string, ManagedPage> {
  const files = filesOf('klaro', folder, { 'klaro.js': 'dist/klaro.js' });
  const make = (analytics: string) =>
    page(
      `<script>var klaroConfig = { version: 1, elementID: 'klaro', storageMethod: 'cookie', lang: 'en', acceptAll: true,
  translations: { zz: { privacyPolicyUrl: '/privacy' },
    en: { purposes: { analytics: { title: 'Analytics' }, marketing: { title: 'Marketing' } } } },
  services: [
    { name: 'google-analytics', title: 'Google Analytics', purposes: ['analytics'], cookies: [/^_ga/]${analytics} },
    { name: 'meta-pixel', title: 'Meta Pixel', purposes: ['marketing'], cookies: [/^_fb/] },
  ] }</script>
<script defer src="/klaro/klaro.js"></script>`,
      `<script type="text/plain" data-type="application/javascript" data-name="google-analytics" data-src="${GTAG}"></script>
<script type="text/plain" data-type="application/javascript" data-name="google-analytics">${CONFIG}</script>
<script type="text/plain" data-type="application/javascript" data-name="meta-pixel" data-src="${PIXEL}"></script>`,
    );
  const finds = { id: 'service:google-analytics', phases: ['fresh', 'reject-return'] } as const;
  return {
    'klaro-right': { manager: 'klaro', files, page: make('') },
    'klaro-wrong': { manager: 'klaro', files, page: make(', required: true'), finds },
  };
}

function orejime(folder: string): Record<string, ManagedPage> {
  const files = filesOf('orejime', folder, {
    ...{ 'o.js': 'dist/orejime-standard-en.js', 'o.css': 'dist/orejime-standard.css' },
  });
  const make = (pixel: string) =>
    page(
      `<script>window.orejimeConfig = { privacyPolicyUrl: '/privacy', purposes: [
  { id: 'analytics', title: 'Analytics', description: 'How visitors use the site.', cookies: [/^_ga/] },
  { id: 'marketing', title: 'Marketing', description: 'What visitors look for.', cookies: [/^_fb/] }] }</script>
<script defer src="/orejime/o.js"></script>
<link rel="stylesheet" href="/orejime/o.css">`,
      `<template data-purpose="analytics"><script src="${GTAG}"></script><script>${CONFIG}</script></template>
${pixel}`,
    );
  const tag = `<script src="${PIXEL}"></script>`;
  const finds = { id: 'service:meta-pixel', phases: ['choose'] } as const;
  return {
    'orejime-right': { manager: 'orejime', files, page: make(`<template data-purpose="marketing">${tag}</template>`) },
    // In the purpose of another.
    'orejime-wrong': {
      manager: 'orejime',
      files,
      page: make(`<template data-purpose="analytics">${tag}</template>`),
      finds,
    },
  };
}

function tarteaucitron(folder: string): Record<string, ManagedPage> {
  const files = filesOf('tarteaucitron', folder, {
    'tarteaucitron.min.js': 'tarteaucitron.min.js',
    'tarteaucitron.services.min.js': 'tarteaucitron.services.min.js',
    'lang/tarteaucitron.en.min.js': 'lang/tarteaucitron.en.min.js',
    'css/tarteaucitron.min.css': 'css/tarteaucitron.min.css',
  });
  const settings = `{ privacyUrl: '/privacy', hashtag: '#tarteaucitron', cookieName: 'tarteaucitron', orientation: 'bottom',
  showIcon: true, googleConsentMode: false, bingConsentMode: false, pianoConsentMode: false }`;
  const make = (job: string, body = '') =>
    page(
      `<script defer src="/tarteaucitron/tarteaucitron.min.js"></script>
<script type="module">tarteaucitron.init(${settings});
tarteaucitron.user.gtagUa = 'G-XXXXXXX';
tarteaucitron.user.facebookpixelId = '1234567890';
(tarteaucitron.job = tarteaucitron.job || []).push(${job});</script>`,
      body,
    );
  // Its tag was left where it stood: it is asked for with each page, and not by an answer.
  const left = `<script async src="${PIXEL}"></script>`;
  const finds = { id: 'service:meta-pixel', phases: ['fresh', 'reject-return', 'withdraw-return'] } as const;
  return {
    'tarteaucitron-right': { manager: 'tarteaucitron', files, page: make('"gtag", "facebookpixel"') },
    'tarteaucitron-wrong': { manager: 'tarteaucitron', files, page: make('"gtag"', left), finds },
  };
}
