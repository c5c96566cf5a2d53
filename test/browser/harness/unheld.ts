import { html } from './html';

/*
 * Each way to ask a vendor for something, the whole table of what autoblock does not catch included. With the header gate on, browsers refuse
 * them by themselves.
 */

export const at = (row: string) => `https://tags.vendor.test/${row}`;
const script = (code: string) => `<script>${code}</script>`;

const HOSTS = ['script', 'connect', 'img', 'frame', 'style', 'font', 'media'] as const;
/** Where the vendor may be asked, once there is a yes to `tags`. */
export const GATED = {
  tags: {
    ...Object.fromEntries(HOSTS.map((kind) => [kind, ['tags.vendor.test']])),
    connect: ['tags.vendor.test', 'wss://tags.vendor.test'],
  },
};

/** Each way, by the path that the vendor is asked for. */
export const UNHELD: Readonly<Record<string, string>> = {
  'static.js': `<script async src="${at('static.js')}"></script>`,
  'module.js': `<script type="module" src="${at('module.js')}"></script>`,
  'preloaded.js': `<link rel="preload" as="script" href="${at('preloaded.js')}">`,
  'modulepreload.js': `<link rel="modulepreload" href="${at('modulepreload.js')}">`,
  'preloaded.gif': `<link rel="preload" as="image" href="${at('preloaded.gif')}">`,
  'image.gif': `<img alt="" src="${at('image.gif')}">`,
  'set.gif': `<img alt="" srcset="${at('set.gif')} 1x">`,
  'inserted.gif': `<div id="box"></div>${script(`box.innerHTML = '<img alt="" src="${at('inserted.gif')}">'`)}`,
  'namespaced.gif': script(
    `const it = document.createElement('img'); it.setAttributeNS(null, 'src', '${at('namespaced.gif')}'); document.head.append(it)`,
  ),
  'cloned.js': `<template id="held"><script src="${at('cloned.js')}"></script></template>${script(
    'document.head.append(document.importNode(held.content, true))',
  )}`,
  'written.js': script(`document.write('<script src="${at('written.js')}"><\\/script>')`),
  'imported.js': script(`import('${at('imported.js')}').catch(() => {})`),
  'fetch.txt': script(`fetch('${at('fetch.txt')}', { mode: 'no-cors' }).catch(() => {})`),
  'xhr.txt': script(`try { const it = new XMLHttpRequest(); it.open('GET', '${at('xhr.txt')}'); it.send() } catch {}`),
  beacon: script(`navigator.sendBeacon('${at('beacon')}', 'x')`),
  socket: script(`try { new WebSocket('${at('socket').replace('https', 'wss')}') } catch {}`),
  events: script(`try { new EventSource('${at('events')}') } catch {}`),
  'blob-worker.js': script(
    `new Worker(URL.createObjectURL(new Blob(["try { importScripts('${at('blob-worker.js')}') } catch {}"])))`,
  ),
  'worker-fetch.txt': script("new Worker('/worker.js')"),
  frame: `<iframe title="" src="${at('frame')}"></iframe>`,
  'in-own-frame.gif': '<iframe title="" src="/frame"></iframe>',
  object: `<object data="${at('object')}"></object>`,
  'styled.gif': `<style>#styled { background: url(${at('styled.gif')}) }</style><p id="styled">x</p>`,
  'in-sheet.gif': '<link rel="stylesheet" href="/own.css"><p id="in-sheet">x</p>',
  'sheet.css': `<link rel="stylesheet" href="${at('sheet.css')}">`,
  'imported.css': `<style>@import url(${at('imported.css')});</style>`,
  'font.woff2': `<style>@font-face { font-family: v; src: url(${at('font.woff2')}) } #font { font-family: v }</style><p id="font">x</p>`,
  'video.mp4': `<video src="${at('video.mp4')}" preload="auto"></video>`,
};

/* Files of the site's own, by which some of them ask. */

/** `/worker.js` */
export const WORKER = `fetch('${at('worker-fetch.txt')}', { mode: 'no-cors' }).catch(() => {})`;
/** `/own.css` */
export const OWN_SHEET = `#in-sheet { background: url(${at('in-sheet.gif')}) }`;
/** `/frame` */
export const OWN_FRAME = html({ body: `<img alt="" src="${at('in-own-frame.gif')}">` });
