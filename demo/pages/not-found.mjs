import { html } from 'hono/html';
import { addressOf } from './addresses.mjs';
import { layout } from './layout.mjs';

export function notFound(visit) {
  const { notFound: texts } = visit.texts;
  return layout(visit, {
    title: texts.title,
    main: html`<div class="missing wrap">
<p class="code" dir="ltr" aria-hidden="true">404</p>
<h1>${texts.heading}</h1>
<p>${texts.text}</p>
<p><a class="button" href="${addressOf('/', visit)}">${texts.home}</a></p>
</div>`,
  });
}
