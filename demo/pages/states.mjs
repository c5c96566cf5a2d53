import { html, raw } from 'hono/html';
import { GROUPS, LANGUAGES } from '../states/list.mjs';
import { layout } from './layout.mjs';

/** Every state of the interface side by side, in any of its languages. */
export function states(visit, shown) {
  const { states: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    styles: ['states'],
    scripts: ['states'],
    // A page around a frame that asks would be the one that asks.
    asks: false,
    main: html`<div class="states wrap">
<header>
<h1>${texts.heading}</h1>
<p class="lead">${texts.lead}</p>
<form>
<label for="language">${texts.language}</label>
<select id="language" name="language" autocomplete="off">${LANGUAGES.map((code) => option(code, shown))}</select>
<button class="button plain">${texts.show}</button>
</form>
</header>
${GROUPS.map((group) => section(group, shown, texts))}
</div>`,
  });
}

/** By its own name, as whoever reads it calls it. */
function option(code, shown) {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code);
  return html`<option value="${code}" lang="${code}"${raw(code === shown ? ' selected' : '')}>${name} (${code})</option>`;
}

function section({ id, states: own }, shown, texts) {
  return html`<section id="${id}">
<h2>${texts.groups[id]}</h2>
<ul>${own.map((state) => frame(state, shown, texts))}</ul>
</section>`;
}

/** The frame is to be looked at, and no key and no pointer gets into it. The link leads to the page itself. */
function frame({ id, size }, shown, texts) {
  const address = `/states/${id}?language=${shown}`;
  const [name, text] = texts.list[id];
  return html`<li class="${size}">
<header><h3 id="name-${id}">${name}</h3><p class="quiet">${text}</p></header>
<iframe src="${address}" title="${name}" loading="lazy" inert></iframe>
<a href="${address}" aria-label="${texts.openNamed(name)}">${texts.open}</a>
</li>`;
}
