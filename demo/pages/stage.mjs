import { html } from 'hono/html';
import { tagOf } from '../services/tag.mjs';

/** The page that a service runs on. Its tag waits in a template until the double answers (`client/stage.ts`). */
export function stage(visit, service) {
  const { texts } = visit;
  const { stage: own } = texts.services;
  const { id, name, category, frame, script } = service;
  return html`<!doctype html>
<html lang="${texts.code}" dir="${texts.direction}" data-service="${id}">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles/base.css">
<link rel="stylesheet" href="/styles/stage.css">
<script type="module" src="/demo/stage.js"></script>
</head>
<body>
<main>
<h1>${own.heading}</h1>
${frame ? html`<iframe data-consent="${category}" data-consent-service="${id}" data-src="${frame}" width="440" height="248" title="${own.frame}: ${name}"></iframe>` : ''}
<p>${own.text}</p>
${script ? html`<p class="quiet">${own.payment}</p><script type="text/plain" data-consent="${category}" data-consent-service="${id}" src="${script}"></script>` : ''}
<p class="lines" aria-hidden="true"><i></i><i></i><i></i></p>
</main>
<template id="tag">${tagOf(visit, service)}</template>
</body>
</html>`;
}
