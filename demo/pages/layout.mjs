import { html, raw } from 'hono/html';
import { JSON_SETTINGS, POLICY_VERSION, TAG_SETTINGS } from '../settings.mjs';
import { addressOf } from './addresses.mjs';
import { glyph, mark } from './glyphs.mjs';

/**
 * @typedef {{ language: string, region: string | null, gpc: boolean, path: string, texts: typeof import('../texts/en.mjs').default, site?: string }} Visit
 * @param {Visit} visit
 * @param {{ title: string, description?: string, styles?: string[], scripts?: string[], asks?: boolean, main: unknown }} page
 *   `asks`: whether Klouttrack's own Assent, with its panel, is on the page
 */
export function layout(visit, { title, description, styles = [], scripts = [], asks = true, main }) {
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
${['base', ...styles, ...(asks ? ['panel'] : [])].map((name) => html`<link rel="stylesheet" href="/styles/${name}.css">\n`)}
${asks && visit.gpc ? html`<script src="/demo/gpc.js"></script>` : ''}
${asks ? assentTag({ ...policyOf(visit), ...TAG_SETTINGS }, JSON_SETTINGS) : ''}
${[...(asks ? ['panel'] : []), ...scripts].map((name) => html`<script type="module" src="/demo/${name}.js"></script>\n`)}
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
${header(visit)}
<main id="content" tabindex="-1">
${main}
</main>
${footer(visit, asks)}
</body>
</html>`;
}

export function policyOf({ language, region }) {
  return {
    'data-policy-url': addressOf('/privacy', { language, region: null }),
    'data-policy-version': POLICY_VERSION,
    ...(region && { 'data-region': region }),
  };
}

/** All that a page needs to use Assent: its one tag, and what is no plain value in front of it. */
export function assentTag(attributes, json) {
  const config = json && html`<script type="application/json" data-assent-config>\n${asJson(json)}\n</script>\n`;
  const settings = Object.entries(attributes).map(([name, value]) => html` ${raw(name)}="${value}"`);
  return html`${config}<script async src="/assent/assent.js"${settings}></script>`;
}

/** A `<` inside a JSON string could end the element early. */
export function asJson(value) {
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

function footer(visit, asks) {
  const { texts, path } = visit;
  return html`<footer class="bottom">
<div class="wrap">
<div>
<p class="brand">${mark()}<span>Klouttrack</span></p>
<p>${texts.footer.company}</p>
<p class="quiet">${texts.footer.note}</p>
</div>
<nav aria-label="${texts.footer.label}">
${asks ? html`<button type="button" class="link" data-consent-open>${texts.footer.choices}</button>` : ''}
<a href="${addressOf('/privacy', visit)}">${texts.footer.policy}</a>
<a href="${addressOf('/your-data', visit)}">${texts.footer.yourData}</a>
<a href="${addressOf('/proof', visit)}"${current('/proof', path)}>${texts.footer.proof}</a>
<a href="${addressOf('/services', visit)}"${current('/services', path)}>${texts.footer.services}</a>
<a href="${addressOf('/configure', visit)}"${current('/configure', path)}>${texts.footer.configure}</a>
${languageSwitch(visit)}
</nav>
</div>
</footer>`;
}

function languageSwitch({ texts, path, region, gpc, site }) {
  const { code, label } = texts.switchTo;
  const to = addressOf(path, { language: code, region, gpc, site });
  return html`<a class="language" href="${to}" lang="${code}" hreflang="${code}">${glyph('globe')}${label}</a>`;
}

function link(to, visit) {
  const [path, fragment] = to.split('#');
  return addressOf(path, visit) + (fragment ? `#${fragment}` : '');
}

function current(to, path) {
  return to === path ? raw(' aria-current="page"') : '';
}
