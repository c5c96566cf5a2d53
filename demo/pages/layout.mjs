import { html, raw } from 'hono/html';
import { JSON_SETTINGS, TAG_SETTINGS } from '../settings.mjs';
import { addressOf } from './addresses.mjs';
import { glyph, mark } from './glyphs.mjs';

/**
 * @typedef {{ language: string, region: string | null, path: string, texts: typeof import('../texts/en.mjs').default }} Visit
 * @param {Visit} visit
 * @param {{ title: string, description?: string, styles?: string[], scripts?: string[], main: unknown }} page
 */
export function layout(visit, { title, description, styles = [], scripts = [], main }) {
  const { texts } = visit;
  return html`<!doctype html>
<html lang="${texts.code}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${description ? html`<meta name="description" content="${description}">` : ''}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f1f5f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0b1719" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
${['base', ...styles, 'panel'].map((name) => html`<link rel="stylesheet" href="/styles/${name}.css">\n`)}
<script type="application/json" data-assent-config>${asJson(JSON_SETTINGS)}</script>
<script async src="/assent/assent.js"${attributes(tagSettings(visit))}></script>
${['panel', ...scripts].map((name) => html`<script type="module" src="/demo/${name}.js"></script>\n`)}
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
${header(visit)}
<main id="content" tabindex="-1">
${main}
</main>
${footer(visit)}
</body>
</html>`;
}

function tagSettings({ language, region }) {
  return {
    'data-policy-url': addressOf('/privacy', { language, region: null }),
    ...TAG_SETTINGS,
    ...(region && { 'data-region': region }),
  };
}

function attributes(values) {
  return Object.entries(values).map(([name, value]) => html` ${raw(name)}="${value}"`);
}

/** A `<` inside a JSON string could end the element early. */
function asJson(value) {
  return raw(JSON.stringify(value, null, 2).replaceAll('<', '\\u003c'));
}

function header(visit) {
  const { texts, path } = visit;
  const links = [
    ['/#product', texts.nav.product],
    ['/#pricing', texts.nav.pricing],
    ['/your-data', texts.nav.yourData],
  ];
  return html`<header class="top">
<div class="wrap">
<a class="brand" href="${addressOf('/', visit)}">${mark()}<span>Klouttrack</span></a>
<nav aria-label="${texts.nav.label}">
${links.map(([to, label]) => html`<a href="${link(to, visit)}"${current(to, path)}>${label}</a>\n`)}
${languageSwitch(visit)}
<a class="button" href="${addressOf('/app', visit)}"${current('/app', path)}>${texts.nav.app}</a>
</nav>
</div>
</header>`;
}

function footer(visit) {
  const { texts } = visit;
  return html`<footer class="bottom">
<div class="wrap">
<div>
<p class="brand">${mark()}<span>Klouttrack</span></p>
<p>${texts.footer.company}</p>
<p class="quiet">${texts.footer.note}</p>
</div>
<nav aria-label="${texts.footer.label}">
<button type="button" class="link" data-consent-open>${texts.footer.choices}</button>
<a href="${addressOf('/privacy', visit)}">${texts.footer.policy}</a>
<a href="${addressOf('/your-data', visit)}">${texts.footer.yourData}</a>
${languageSwitch(visit)}
</nav>
</div>
</footer>`;
}

function languageSwitch({ texts, path, region }) {
  const { code, label } = texts.switchTo;
  const to = addressOf(path, { language: code, region });
  return html`<a class="language" href="${to}" lang="${code}" hreflang="${code}">${glyph('globe')}${label}</a>`;
}

function link(to, visit) {
  const [path, fragment] = to.split('#');
  return addressOf(path, visit) + (fragment ? `#${fragment}` : '');
}

function current(to, path) {
  return to === path ? raw(' aria-current="page"') : '';
}
