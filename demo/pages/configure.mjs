import { html } from 'hono/html';
import { layout } from './layout.mjs';

/** The frame; what stands in it is drawn by `client/configure.tsx`, in the browser alone. */
export function configure(visit) {
  const { configure: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    description: texts.lead,
    styles: ['configure'],
    scripts: ['configure'],
    // A page around frames that ask would be the one that asks.
    asks: false,
    main: html`<div class="configure wrap">
<header>
<h1>${texts.heading}</h1>
<p class="lead">${texts.lead}</p>
<p class="quiet">${texts.local}</p>
</header>
<noscript><p>${texts.noScript}</p></noscript>
<div id="configure"></div>
</div>`,
  });
}

/** The page in its frames. `client/preview.ts` puts Assent onto it, by the state in the address. */
export function preview() {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Assent</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles/preview.css">
<script type="module" src="/demo/preview.js"></script>
</head>
<body>
<header><b data-site></b><i></i><i></i></header>
<main aria-hidden="true">
<p class="title"></p>
<p><i></i><i></i><i></i></p>
<div class="picture"></div>
<p><i></i><i></i><i></i></p>
<p><i></i><i></i><i></i></p>
</main>
</body>
</html>`;
}
