import { html } from 'hono/html';
import { tagOf } from '../services/tag.mjs';
import { addressOf } from './addresses.mjs';
import { glyph } from './glyphs.mjs';
import { asJson, layout } from './layout.mjs';

/** One service to try. The log, and the frame with the page it runs on, are drawn by `client/service.tsx`. */
export function service(visit, described) {
  const { id, name, provider, category } = described;
  const { page: texts, list, trial } = visit.texts.services;
  const here = { ...visit, site: '' };
  const given = {
    id,
    necessary: category === 'necessary',
    worker: addressOf('/services/double.js', { ...here, region: null }),
    stage: addressOf(`/services/${id}/stage`, here),
    texts: trial,
  };
  return layout(visit, {
    title: texts.title(name),
    styles: ['service'],
    scripts: ['service'],
    asks: false,
    main: html`<div class="service wrap">
<header>
<p><a class="back" href="${addressOf('/services', visit)}#${id}">${glyph('arrow')}${texts.back}</a></p>
<h1><bdi>${name}</bdi></h1>
<p class="quiet">${texts.by(provider, list.categories[category][0])}</p>
<p class="lead">${category === 'necessary' ? texts.leadNecessary : texts.lead}</p>
</header>
<noscript><p>${texts.noScript}</p></noscript>
<script type="application/json" id="given">${asJson(given)}</script>
<div id="trial"></div>
<section class="tag">
<h2>${texts.tag}</h2>
<pre dir="ltr"><code>${String(tagOf(visit, described))}</code></pre>
</section>
</div>`,
  });
}
