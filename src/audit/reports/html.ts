import type { Audit, AuditedPage, Finding } from '../findings';
import { PHASES, type Phase } from '../phase-names';
import { escapeXml } from './junit';
import { chain, distinct, headline, regimeWords, when } from './words';

/** The verdict as one file that can be read and sent: pictures are in it, nothing is loaded, and no script is run. */
export function htmlReport(audit: Audit): string {
  const { findings, excepted, notes, pages, at, browser, sdk } = audit;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escapeXml(headline(audit))}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeXml(headline(audit))}</h1>
<p>${escapeXml(new Date(at).toUTCString())} · ${escapeXml(browser)} · Assent ${escapeXml(sdk)}</p></header>
${findings.length > 0 ? `<h2>What to change</h2>\n<ol>${findings.map(findingItem).join('\n')}</ol>` : ''}
${excepted.length > 0 ? `<h2>Excepted by the baseline</h2>\n<ul>${excepted.map(exceptedItem).join('\n')}</ul>` : ''}
${notes.length > 0 ? `<h2>Notes</h2>\n<ul>${notes.map((note) => `<li>${escapeXml(note)}</li>`).join('\n')}</ul>` : ''}
${pages.map(pageSection).join('\n')}
</body>
</html>
`;
}

function findingItem(finding: Finding): string {
  const { id, name, category, problem, fix, page, evidence } = finding;
  const rows = distinct(evidence).map(
    ({ kind, type, what, by }) =>
      `<tr><td>${escapeXml(type ?? kind)}</td><td><code>${escapeXml(what)}</code></td><td><code>${escapeXml(chain({ by }))}</code></td></tr>`,
  );
  const table = `<details><summary>${rows.length} seen</summary><div class="scroll"><table>
<thead><tr><th>What</th><th>Address or name</th><th>By</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
  return `<li><h3>${escapeXml(name)}${category ? ` <small>${category}</small>` : ''}</h3>
<p>${escapeXml(problem)}.</p><p class="fix">${escapeXml(fix)}</p>
<p class="quiet">${escapeXml(page)} · <code>${escapeXml(id)}</code></p>${rows.length > 0 ? table : ''}</li>`;
}

function exceptedItem(it: Audit['excepted'][number]): string {
  return `<li><b>${escapeXml(it.name)}</b>, ${escapeXml(when(it))}: ${escapeXml(it.reason)} (until ${escapeXml(it.until)})</li>`;
}

function pageSection({ url, manager, regimes, unjudged, pictures, seen }: AuditedPage): string {
  const rows = seen.map(
    ({ name, category = '', requests, cookies, storage, databases, phases }) =>
      `<tr><th>${escapeXml(name)}</th><td>${category}</td><td>${requests}</td><td>${code([...cookies, ...storage, ...databases])}</td>` +
      `<td>${phases.map((phase) => PHASES[phase]).join(', ')}</td></tr>`,
  );
  const left = unjudged.map((phase) => PHASES[phase]).join(', ');
  return `<section><h2>${escapeXml(url)}</h2><p>${manager ? `Consent manager: ${escapeXml(manager)}` : 'No consent manager was recognised.'}</p>
<p>Regime: ${escapeXml(regimeWords({ regimes }))}</p>
${left ? `<p>Not judged: ${escapeXml(left)}</p>` : ''}
<div class="scroll"><table><thead><tr><th>Whose</th><th>Category</th><th>Requests</th><th>Stores</th><th>Seen</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<div class="pictures">${Object.entries(pictures).map(figure).join('\n')}</div></section>`;
}

const code = (names: readonly string[]): string => names.map((name) => `<code>${escapeXml(name)}</code>`).join(' ');

const figure = ([phase, data]: [string, string]): string =>
  `<figure><img alt="" src="data:image/jpeg;base64,${data}"><figcaption>${PHASES[phase as Phase]}</figcaption></figure>`;

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:72rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.6rem}h2{margin-top:2.5rem;font-size:1.25rem}h3{margin:0}
li{margin:1rem 0}small,.quiet,header p{color:GrayText}.fix{font-weight:600}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{padding:.35rem .6rem;text-align:start;vertical-align:top;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
code{font-size:.8125rem;overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:1rem;margin-top:1rem}
figure{margin:0}img{width:100%;border:1px solid color-mix(in srgb,currentColor 20%,transparent)}`;
