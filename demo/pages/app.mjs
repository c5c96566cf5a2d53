import { html } from 'hono/html';
import { gridChart, spark, viewsChart } from './charts.mjs';
import { glyph } from './glyphs.mjs';
import { layout } from './layout.mjs';

/** The players are held back by their own mark-up alone: `data-src` instead of `src`, and the category. */
const PLAYERS = [
  {
    service: 'youtube',
    src: 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ',
    width: 560,
    height: 315,
    allow: 'encrypted-media; fullscreen; picture-in-picture',
  },
  {
    service: 'instagram',
    src: 'https://www.instagram.com/p/fA9uwTtkSN/embed',
    width: 328,
    height: 480,
    allow: 'fullscreen',
  },
  {
    service: 'tiktok',
    src: 'https://www.tiktok.com/embed/v2/6718335390845095173',
    width: 325,
    height: 580,
    allow: 'encrypted-media; fullscreen',
  },
];

export function app(visit) {
  const { app: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    styles: ['levels', 'app'],
    main: html`<div class="dashboard wrap">
<header><div><p class="account">${texts.account}</p><h1>${texts.heading}</h1></div><p class="range">${texts.range}</p></header>
${tiles(visit.texts)}
<section class="card views-card">
<h2>${texts.views.title}</h2>
<ul class="legend">${Object.entries(texts.platforms).map(([id, name]) => html`<li class="${id}">${name}</li>`)}</ul>
${viewsChart(visit.texts)}
</section>
<section class="card grid-card">
<h2>${texts.grid.title}</h2>
<p class="scale" aria-hidden="true">${texts.grid.fewer}<i></i>${texts.grid.more}</p>
${gridChart(visit.texts)}
</section>
${posts(visit.texts)}
${players(visit.texts)}
</div>`,
  });
}

function tiles({ app: texts, code, direction }) {
  const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
  const long = new Intl.NumberFormat('en');
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'always' });
  return html`<ul class="tiles" lang="${code}">${texts.tiles.map(
    ({ label, value, change }) => html`<li class="${change < 0 ? 'down' : 'up'}">
<h2>${label}</h2>
<p class="figure" dir="ltr">${value < 100000 ? long.format(value) : short.format(value)}</p>
${spark(change, direction === 'rtl')}
<p class="change"><b dir="ltr">${percent.format(change)}</b> ${texts.against}</p>
</li>`,
  )}</ul>`;
}

function posts({ app: texts }) {
  const number = new Intl.NumberFormat('en');
  return html`<section class="card posts">
<h2>${texts.posts.title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${texts.posts.title}"><table>
<thead><tr>${texts.posts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${texts.posts.rows.map(
    (row) => html`<tr>
<th scope="row"><span class="post">${glyph(row.platform)}<span>${row.title}<small>${texts.platforms[row.platform]}</small></span></span></th>
<td>${number.format(row.views)}</td><td>${number.format(row.answers)}</td><td>${row.hour}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}

function players({ app: texts }) {
  const [youtube, ...others] = PLAYERS.map((player) => frame(player, texts.watch[player.service]));
  return html`<section class="players" id="watch">
<div class="first"><h2>${texts.watch.title}</h2><p>${texts.watch.text}</p>${youtube}</div>
${others}
</section>`;
}

function frame({ service, src, width, height, allow }, title) {
  return html`<div class="player ${service}">
<iframe data-consent="marketing" data-consent-service="${service}" data-src="${src}" width="${width}" height="${height}" title="${title}" allow="${allow}" referrerpolicy="strict-origin-when-cross-origin"></iframe>
</div>`;
}
