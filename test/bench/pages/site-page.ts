import type { Made } from './subjects/subject';

/** Text of the page itself, the same for all. The first paragraph is its largest content. */
const LEAD =
  'Tides are the rise and fall of sea levels caused by the pull of the Moon and the Sun. Most places have two high and two ' +
  'low tides each day, and their height follows the phases of the Moon.';
const PARAGRAPHS = 24;
const TEXT =
  'Where the coast is steep the water comes and goes almost unseen. Where it is flat the sea withdraws for miles, and those ' +
  'who walk out to gather mussels have to know the hour. Harbours print tables for every day of the year, and pilots read ' +
  'them with the wind and the pressure of the air in mind, since both can add a foot or take it away.';

const STYLE =
  'body{margin:0;font:18px/1.6 system-ui,sans-serif}main{max-width:44em;margin:auto;padding:24px}' +
  'h1{font-size:44px;line-height:1.2}.lead{font-size:30px;line-height:1.4}';

/** A page with a consent manager on it. */
export function pageOf({ head, body, gated }: Pick<Made, 'head' | 'body' | 'gated'>): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) => `<p>${i + 1}. ${TEXT}</p>`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<title>Tides</title>',
    '<link rel="icon" href="data:,">',
    `<style>${STYLE}</style>`,
    head,
    '</head>',
    '<body>',
    `<main><h1>Tides</h1><p class="lead">${LEAD}</p>`,
    ...paragraphs,
    '</main>',
    gated,
    body,
    '</body>',
    '</html>',
  ].join('\n');
}
