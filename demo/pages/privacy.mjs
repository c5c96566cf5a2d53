import { html } from 'hono/html';
import { POLICY_VERSION } from '../settings.mjs';
import { addressOf } from './addresses.mjs';
import { layout } from './layout.mjs';

export function privacy(visit) {
  const { privacy: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    styles: ['privacy'],
    main: html`<article class="policy wrap">
<header>
<h1>${texts.heading}</h1>
<p class="version">${texts.versionLabel} <b dir="ltr">${POLICY_VERSION}</b> · ${texts.effective}</p>
<p class="actions"><button type="button" class="button" data-consent-open>${texts.change}</button>
<a class="button plain" href="${addressOf('/your-data', visit)}">${texts.yourData}</a></p>
</header>
<nav aria-label="${texts.contents}"><h2>${texts.contents}</h2>
<ol>${texts.sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<div class="sections">${texts.sections.map(section)}</div>
</article>`,
  });
}

function section({ id, title, body = [], list, table, versions, versionColumns }) {
  return html`<section id="${id}">
<h2>${title}</h2>
${list ? html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>` : ''}
${body.map((paragraph) => html`<p>${paragraph}</p>`)}
${table ? rows(table.columns, table.rows, title) : ''}
${versions ? rows(versionColumns, versions, title) : ''}
</section>`;
}

/** A table of its own width scrolls, and so must be reachable by keyboard. */
function rows(columns, lines, label) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${lines.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row" dir="auto">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>`;
}
