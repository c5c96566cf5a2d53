import { html } from 'hono/html';
import { layout } from './layout.mjs';

/** The frame; what stands in it is drawn by `client/proof.tsx`, which asks no server for anything. */
export function proof(visit) {
  const { proof: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    styles: ['your-data', 'proof'],
    scripts: ['proof'],
    main: html`<div class="own wrap">
<h1>${texts.heading}</h1>
<p class="lead">${texts.lead}</p>
<noscript><p>${texts.noScript}</p></noscript>
<div id="check-proof"></div>
</div>`,
  });
}
