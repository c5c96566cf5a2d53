import { html } from 'hono/html';
import { layout } from './layout.mjs';

/** The frame; what stands in it is the visitor's own and is drawn by `client/your-data.tsx`. */
export function yourData(visit) {
  const { yourData: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    styles: ['your-data'],
    scripts: ['your-data'],
    main: html`<div class="own wrap">
<h1>${texts.heading}</h1>
<p class="lead">${texts.lead}</p>
<noscript><p>${texts.noScript}</p></noscript>
<div id="your-data"></div>
</div>`,
  });
}
