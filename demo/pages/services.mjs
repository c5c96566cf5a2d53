import { html } from 'hono/html';
import { BY_CATEGORY, SERVICES } from '../services/list.mjs';
import { addressOf } from './addresses.mjs';
import { glyph } from './glyphs.mjs';
import { layout } from './layout.mjs';

/** The live list: whatever is in the list of the source is here. */
export function services(visit) {
  const { list: texts } = visit.texts.services;
  return layout(visit, {
    title: texts.title,
    styles: ['services'],
    main: html`<div class="services wrap">
<header>
<h1>${texts.heading}</h1>
<p class="lead">${texts.lead(SERVICES.length)}</p>
<p>${texts.local}</p>
<nav aria-label="${texts.contents}"><ul>${BY_CATEGORY.map(
      ({ category, services: own }) =>
        html`<li><a href="#${category}">${texts.categories[category][0]} <b>${own.length}</b></a></li>`,
    )}</ul></nav>
</header>
${BY_CATEGORY.map((group) => section(group, visit))}
</div>`,
  });
}

function section({ category, services: own }, visit) {
  const [title, text] = visit.texts.services.list.categories[category];
  return html`<section id="${category}">
<header><h2>${title}</h2><p class="quiet">${text}</p></header>
<ul>${own.map((service) => card(service, visit))}</ul>
</section>`;
}

function card({ id, name, provider, needs, options, hosts, ...service }, visit) {
  const { list: texts } = visit.texts.services;
  const stored = [...service.cookies, ...service.storage, ...service.databases];
  return html`<li id="${id}">
<header><h3><bdi>${name}</bdi></h3><p class="quiet"><bdi>${provider}</bdi></p></header>
<dl>
<div><dt>${texts.stores}</dt><dd>${stored.length ? codes(new Set(stored)) : texts.storesNothing}</dd></div>
${service.thirdParty.length ? html`<div><dt>${texts.storesThere}</dt><dd>${codes(service.thirdParty)}</dd></div>` : ''}
<div><dt>${texts.hosts}</dt><dd>${codes(hosts)}</dd></div>
<div><dt>${texts.needs}</dt><dd>${needs.length ? codes(needs.map((path) => `${path}: ${valueAt(options, path)}`)) : texts.needsNothing}</dd></div>
</dl>
<a class="button plain" href="${addressOf(`/services/${id}`, visit)}" aria-label="${texts.tryNamed(name)}">${texts.tryIt}${glyph('arrow')}</a>
</li>`;
}

function codes(values) {
  return html`<ul class="codes">${[...values].map((value) => html`<li><code dir="ltr">${value}</code></li>`)}</ul>`;
}

function valueAt(options, path) {
  return path.split('.').reduce((node, key) => node[key], options);
}
