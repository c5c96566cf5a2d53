import { html } from 'hono/html';
import { addressOf } from './addresses.mjs';
import { hoursChart, sheetsDrawing, weekChart } from './charts.mjs';
import { glyph } from './glyphs.mjs';
import { layout } from './layout.mjs';

export function landing(visit) {
  const { landing: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    description: texts.description,
    styles: ['levels', 'landing'],
    scripts: ['news'],
    main: [hero(visit), features(visit), pricing(visit), receipt(visit), news(visit)],
  });
}

function hero(visit) {
  const { landing: texts } = visit.texts;
  return html`<section class="hero">
<div class="wrap">
<h1>${texts.headline}</h1>
<div class="lead">
<p>${texts.lead}</p>
<p class="actions"><a class="button" href="${addressOf('/app', visit)}">${texts.tryIt}${glyph('arrow')}</a>
<a class="button plain" href="#pricing">${texts.plans}</a></p>
</div>
<figure class="clock">
<figcaption><span>${texts.chart.title}</span></figcaption>
${hoursChart(visit.texts)}
<p class="source">${texts.chart.source}</p>
</figure>
<ul class="facts">${texts.facts.map((fact) => html`<li>${fact}</li>`)}</ul>
</div>
</section>`;
}

function features(visit) {
  const { hours, comments, reports, proof, featuresTitle } = visit.texts.landing;
  return html`<section class="features wrap" id="product">
<h2>${featuresTitle}</h2>
<article class="wide"><div><h3>${hours.title}</h3><p>${hours.text}</p></div>
<div class="drawing">${weekChart(visit.texts)}<p class="best">${hours.best}</p></div></article>
<article class="tall"><h3>${comments.title}</h3><p>${comments.text}</p>
<ul class="comments">${comments.samples.map(
    ({ text, dir, lang, kind }) => html`<li><q dir="${dir}" lang="${lang}">${text}</q><b>${kind}</b></li>`,
  )}</ul></article>
<article><h3>${reports.title}</h3><p>${reports.text}</p>${sheetsDrawing()}</article>
<article><h3>${proof.title}</h3><p>${proof.text}</p>
<details class="opens"><summary><b dir="ltr">96,300</b></summary><ul dir="ltr">${[41200, 32700, 22400].map(
    (count, i) =>
      html`<li>${glyph(['instagram', 'tiktok', 'youtube'][i])}${new Intl.NumberFormat('en').format(count)}</li>`,
  )}</ul></details></article>
</section>`;
}

function pricing(visit) {
  const { landing: texts } = visit.texts;
  return html`<section class="pricing" id="pricing">
<div class="wrap">
<h2>${texts.pricingTitle}</h2>
<p class="under">${texts.pricingLead}</p>
<ul class="plans">${texts.plansList.map(
    (plan) => html`<li${plan.featured ? html` class="featured"` : ''}>
<h3>${plan.name}</h3>
<p class="price"><b>${plan.price}</b> ${texts.perMonth}</p>
<p>${plan.text}</p>
<ul>${plan.points.map((point) => html`<li>${glyph('check')}${point}</li>`)}</ul>
<a class="button${plan.featured ? '' : ' plain'}" href="${addressOf('/app', visit)}">${texts.choosePlan(plan.name)}</a>
</li>`,
  )}</ul>
</div>
</section>`;
}

function receipt(visit) {
  const { receipt: texts } = visit.texts.landing;
  return html`<section class="receipt">
<div class="wrap">
<div>
<h2>${texts.title}</h2>
<p>${texts.text}</p>
<p class="actions"><a class="button" href="${addressOf('/your-data', visit)}">${texts.open}</a>
<button type="button" class="button plain" data-consent-open>${texts.change}</button></p>
</div>
<dl class="paper">${texts.paper.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</div>
</section>`;
}

/** A consent beyond cookies: given by the form, and taken back by the link that each letter would end with. */
function news(visit) {
  const { news: texts } = visit.texts.landing;
  return html`<section class="news" id="news" data-signed-up="${texts.signedUp}" data-unsubscribed="${texts.unsubscribed}">
<div class="wrap">
<div><h2>${texts.title}</h2><p>${texts.text}</p></div>
<form>
<label>${texts.email}<input type="email" name="email" autocomplete="email" dir="ltr" required></label>
<label class="box"><input type="checkbox" name="consent" required><span data-text="consent">${texts.consent}</span></label>
<p class="actions"><button type="submit" class="button">${texts.signUp}</button>
<a id="unsubscribe" href="#unsubscribe" data-text="unsubscribe">${texts.unsubscribe}</a></p>
<output></output>
</form>
</div>
</section>`;
}
