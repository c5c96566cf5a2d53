import { html } from 'hono/html';
import { POLICY_VERSION } from '../settings.mjs';
import { LATER, RIGHT_TO_LEFT, SERVICES } from '../states/list.mjs';
import { assentTag } from './layout.mjs';

/**
 * A page with Assent in one state. Its tag waits in a template until `client/state.ts` has made ready what belongs to it.
 *
 * @param {import('../states/list.mjs').State} state
 * @param {string} language of the interface
 * @param {boolean} isLater whether the policy has changed since
 */
export function state({ id, reach = '', film, settings }, language, isLater) {
  const json = { site: 'Klouttrack', region: 'DE', services: SERVICES, ...settings };
  const attributes = {
    'data-policy-url': '/privacy',
    'data-policy-version': isLater ? LATER.version : POLICY_VERSION,
    ...(isLater && { 'data-policy-renew-since': LATER.renewSince }),
    'data-ui-language': language,
    // Each has an answer of its own: one would close the banner of all.
    'data-cookie-name': `state-${id}`,
  };
  return html`<!doctype html>
<html lang="${language}" dir="${RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr'}" data-reach="${reach}">
<head>
<meta charset="utf-8">
<title>${id} · Assent</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles/base.css">
<link rel="stylesheet" href="/styles/stage.css">
<script type="module" src="/demo/state.js"></script>
</head>
<body>
<main>
<p class="lines" aria-hidden="true"><i></i><i></i><i></i></p>
${film ? html`<iframe data-consent="marketing" data-consent-service="youtube" data-src="https://www.youtube-nocookie.com/embed/-0KoQHpWZdI" width="480" height="270" title="YouTube"></iframe>` : ''}
<p class="lines" aria-hidden="true"><i></i><i></i><i></i></p>
<p class="lines" aria-hidden="true"><i></i><i></i><i></i></p>
</main>
<template id="tag">${assentTag(attributes, json)}</template>
</body>
</html>`;
}
