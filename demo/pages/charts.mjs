import { html, raw } from 'hono/html';

/*
 * Charts as plain SVG, drawn on the server. In Arabic time runs from right to left, so every x goes through `across`;
 * colours, fonts and line widths are the style sheets'.
 */

/** x from 0 to 1 along the reading direction. */
function across(share, { left, right, rtl }) {
  const along = rtl ? 1 - share : share;
  return round(left + along * (right - left));
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** A smooth line through all points (Catmull-Rom), which never swings below the baseline between two flat points. */
function curve(points) {
  let path = `M${points[0].join(' ')}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [
      points[i - 1] ?? points[i],
      points[i],
      points[i + 1],
      points[i + 2] ?? points[i + 1],
    ];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += `C${[...first, ...second, ...to].map(round).join(' ')}`;
  }
  return path;
}

/** Views per hour from six in the morning. */
const ORDINARY = [
  120, 310, 420, 380, 350, 370, 520, 640, 560, 430, 470, 610, 820, 1080, 1420, 1610, 1380, 900, 480, 240, 130, 80, 70,
  90,
];
const RAMADAN = [
  60, 90, 160, 240, 330, 380, 400, 450, 520, 480, 390, 260, 180, 420, 760, 1120, 1480, 1790, 2010, 2140, 1620, 1180,
  560, 180,
];
const FIRST_HOUR = 6;
const SUNSET = 12.3;

export function hoursChart(texts) {
  const box = { left: 8, right: 1092, top: 56, bottom: 330, rtl: texts.direction === 'rtl' };
  const points = (values) =>
    values.map((value, i) => [
      across(i / (values.length - 1), box),
      round(box.bottom - (value / 2200) * (box.bottom - box.top)),
    ]);
  const ordinary = points(ORDINARY);
  const ramadan = points(RAMADAN);
  const x = (hour) => across(hour / 23, box);
  const ground = `L${ramadan.at(-1)[0]} ${box.bottom}L${ramadan[0][0]} ${box.bottom}z`;
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map((i) => ({ at: x(i), label: clock(i + FIRST_HOUR) }));
  const { chart } = texts.landing;
  return html`<svg class="hours" viewBox="0 0 1100 372" role="img" aria-label="${chart.description}">
<g class="rules">${hours.map(({ at }) => html`<path d="M${at} ${box.top - 20}V${box.bottom}"/>`)}</g>
<path class="base" d="M0 ${box.bottom}H1100"/>
<path class="ramadan area" d="${raw(curve(ramadan) + ground)}"/>
<path class="ordinary line" d="${raw(curve(ordinary))}"/>
<path class="ramadan line" pathLength="1" d="${raw(curve(ramadan))}"/>
<path class="sunset" d="M${x(SUNSET)} ${box.bottom}V${box.bottom - 142}"/>
<text class="label" x="${x(SUNSET)}" y="${box.bottom - 152}" text-anchor="middle">${chart.sunset}</text>
<circle class="ordinary dot" cx="${ordinary[15][0]}" cy="${ordinary[15][1]}" r="5"/>
<circle class="ramadan dot" cx="${ramadan[19][0]}" cy="${ramadan[19][1]}" r="6"/>
<g class="peak ordinary">${peak(x(15), ordinary[15][1] - 40, chart.ordinary, '21:00 · 1,610')}</g>
<g class="peak ramadan">${peak(x(19), ramadan[19][1] - 36, chart.ramadan, '01:00 · 2,140')}</g>
<g class="axis">${hours.map(({ at, label }) => html`<text x="${at}" y="358" text-anchor="middle">${label}</text>`)}</g>
</svg>`;
}

function peak(x, y, name, figures) {
  return html`<text x="${x}" y="${y}" text-anchor="middle" class="name">${name}</text><text x="${x}" y="${y + 20}" text-anchor="middle" direction="ltr">${figures}</text>`;
}

function clock(hour) {
  return `${String(hour % 24).padStart(2, '0')}:00`;
}

/** Share of a day's answers in eight spans of three hours, Sunday first. */
const WEEK = [
  [0, 1, 2, 2, 3, 4, 5, 6],
  [0, 1, 2, 2, 3, 4, 5, 6],
  [0, 1, 1, 2, 3, 4, 5, 6],
  [0, 1, 2, 2, 3, 4, 6, 7],
  [1, 1, 2, 2, 4, 5, 7, 9],
  [3, 1, 1, 3, 5, 6, 7, 8],
  [3, 1, 2, 3, 4, 5, 6, 4],
];

/** The small week of the landing page. */
export function weekChart(texts) {
  const rtl = texts.direction === 'rtl';
  const { days, best } = texts.landing.hours;
  const box = { left: 0, right: 350, rtl };
  const bars = WEEK.flatMap((spans, day) =>
    spans.map((value, i) => ({
      x: Math.min(across((day + 0.1) / 7, box), across((day + 0.9) / 7, box)),
      y: 8 + i * 14,
      level: value,
    })),
  );
  return html`<svg class="week" viewBox="0 0 350 150" role="img" aria-label="${best}">
${bars.map(({ x, y, level }) => html`<rect class="level-${level}" x="${x}" y="${y}" width="40" height="11" rx="2"/>`)}
<g class="axis">${days.map((day, i) => html`<text x="${across((i + 0.5) / 7, box)}" y="142" text-anchor="middle">${day}</text>`)}</g>
</svg>`;
}

/** Views in thousands by day, for the dashboard. */
const DAILY = {
  youtube: [9, 8, 8, 9, 12, 14, 11, 9, 9, 8, 10, 13, 15, 12, 10, 9, 9, 11, 14, 16, 12, 11, 10, 10, 12, 15, 17, 13],
  instagram: [
    14, 13, 13, 14, 17, 19, 16, 14, 14, 15, 15, 18, 20, 17, 15, 15, 15, 16, 19, 21, 18, 16, 16, 17, 18, 21, 23, 19,
  ],
  tiktok: [
    11, 12, 11, 13, 15, 18, 14, 12, 12, 13, 15, 17, 21, 17, 14, 13, 15, 17, 20, 25, 19, 16, 15, 17, 19, 24, 28, 22,
  ],
};

export function viewsChart(texts) {
  const rtl = texts.direction === 'rtl';
  const box = { left: rtl ? 8 : 44, right: rtl ? 676 : 712, top: 14, bottom: 226, rtl };
  const height = (value) => round(box.bottom - (value / 70) * (box.bottom - box.top));
  const labelX = rtl ? 712 : 8;
  const days = DAILY.youtube.length;
  let floor = new Array(days).fill(0);
  const layers = Object.entries(DAILY).map(([platform, values]) => {
    const top = values.map((value, i) => value + floor[i]);
    const line = (levels) => levels.map((value, i) => [across(i / (days - 1), box), height(value)]);
    const path = `${curve(line(top))}L${curve(line(floor).reverse()).slice(1)}z`;
    floor = top;
    return html`<path class="${platform}" d="${raw(path)}"/>`;
  });
  return html`<svg class="views" viewBox="0 0 720 256" role="img" aria-label="${texts.app.views.description}">
<g class="rules">${[0, 20, 40, 60].map((v) => html`<path d="M${box.left} ${height(v)}H${box.right}"/>`)}</g>
${layers}
<g class="axis">${[20, 40, 60].map((v) => html`<text x="${labelX}" y="${height(v) + 4}">${v}k</text>`)}
${[1, 8, 15, 22].map((d) => html`<text x="${across((d - 1) / (days - 1), box)}" y="248" text-anchor="middle">${dayOf(d, texts.code)}</text>`)}</g>
</svg>`;
}

function dayOf(day, language) {
  const date = new Date(Date.UTC(2025, 0, 25 + day));
  return new Intl.DateTimeFormat(`${language}-u-nu-latn`, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    date,
  );
}

/** Weekday by hour, for the dashboard. */
export function gridChart(texts) {
  const rtl = texts.direction === 'rtl';
  const box = { left: rtl ? 0 : 84, right: rtl ? 636 : 720, rtl };
  const cell = (box.right - box.left) / 24;
  const level = (day, hour) => {
    const [here, next] = [WEEK[day][Math.floor(hour / 3)], WEEK[day][Math.floor(hour / 3 + 0.7)] ?? WEEK[day][7]];
    return Math.round(here * 0.6 + next * 0.4);
  };
  const cells = WEEK.flatMap((_, day) =>
    Array.from({ length: 24 }, (_, hour) => ({
      x: Math.min(across(hour / 24, box), across((hour + 1) / 24, box)),
      day,
      hour,
    })),
  );
  const { grid } = texts.app;
  return html`<svg class="grid" viewBox="0 0 720 250" role="img" aria-label="${grid.description}">
${cells.map(({ x, day, hour }) => html`<rect class="level-${level(day, hour)}" x="${x + 1}" y="${day * 31 + 1}" width="${round(cell - 2)}" height="28" rx="3"/>`)}
<g class="axis">${grid.days.map((day, i) => html`<text x="${rtl ? 720 : 0}" y="${i * 31 + 20}">${day}</text>`)}
${[0, 6, 12, 18].map((hour) => html`<text x="${across((hour + 0.5) / 24, box)}" y="240" text-anchor="middle">${clock(hour)}</text>`)}</g>
</svg>`;
}

/** A tile's little line; the same wave, bent by where the figure went. */
export function spark(change, rtl) {
  const wave = [0, 3, 1, 4, 2, 6, 4, 7, 5, 8];
  const box = { left: 2, right: 118, rtl };
  const points = wave.map((lift, i) => [
    across(i / (wave.length - 1), box),
    round(30 - lift * 1.2 - i * Math.sign(change) * (1 + Math.abs(change) * 4) + (change < 0 ? -14 : 0)),
  ]);
  return html`<svg class="spark" viewBox="0 0 120 40" aria-hidden="true"><path d="${raw(curve(points))}"/></svg>`;
}

/** One report, laid out from either side. */
export function sheetsDrawing() {
  const sheet = (x, mirrored) => {
    const at = (offset, width) => (mirrored ? x + 150 - offset - width : x + offset);
    const lines = [58, 92, 74].map((width, i) => ({ x: at(14, width), y: 16 + i * 11, width }));
    const bars = [20, 34, 27, 44].map((height, i) => ({ x: at(14 + i * 19, 13), y: 104 - height, height }));
    return html`<rect class="sheet" x="${x + 0.5}" y="0.5" width="149" height="115" rx="8"/>
${lines.map((line, i) => html`<rect class="${i ? 'text' : 'heading'}" x="${line.x}" y="${line.y}" width="${line.width}" height="5" rx="2.5"/>`)}
${bars.map((bar, i) => html`<rect class="${i === 3 ? 'best' : 'bar'}" x="${bar.x}" y="${bar.y}" width="13" height="${bar.height}" rx="2"/>`)}`;
  };
  return html`<svg class="sheets" viewBox="0 0 320 116" aria-hidden="true">${sheet(0, false)}${sheet(170, true)}</svg>`;
}
