/** The parts of a date, in the order in which a browser asks what a word of it is (https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1). */
const PARTS = {
  time: /^(\d\d?):(\d\d?):(\d\d?)(?!\d)/,
  day: /^(\d\d?)(?!\d)/,
  month: /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  year: /^(\d{2,4})(?!\d)/,
};
const BETWEEN = /[\t -/;-@[-`{-~]+/;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/**
 * The name of the cookie that a text for `document.cookie` sets. `undefined` where it takes one away: by `max-age`, or by `expires`
 * without it. What browsers cannot read of these they leave out, and the cookie stays for as long as the browser runs.
 *
 * @param now in milliseconds
 */
export function setCookieName(text: string, now: number): string | undefined {
  const [pair = '', ...rest] = text.split(';');
  // The last of each that can be read counts.
  let [age, date]: (number | undefined)[] = [];
  for (const it of rest) {
    const [key, value] = partsOf(it);
    if (key === 'max-age' && /^-?\d+$/.test(value)) age = now + Number(value) * 1_000;
    if (key === 'expires') date = cookieDate(value) ?? date;
  }
  return (age ?? date ?? Infinity) > now ? pair.split('=')[0]?.trim() : undefined;
}

function partsOf(attribute: string): readonly [string, string] {
  const [, key = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(attribute) ?? [];
  return [key.trim().toLowerCase(), value.trim()];
}

/** Milliseconds since 1970, or `undefined` for what is no date to a browser. */
export function cookieDate(text: string): number | undefined {
  const found = new Map<string, string[]>();
  for (const word of text.split(BETWEEN)) {
    const part = Object.entries(PARTS).find(([name, form]) => !found.has(name) && form.test(word));
    if (part) found.set(part[0], part[1].exec(word)?.slice(1) ?? []);
  }
  if (found.size < 4) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = (found.get('time') ?? []).map(Number);
  const [date, short] = [Number(found.get('day')), Number(found.get('year'))];
  const full = short < 70 ? short + 2_000 : short < 100 ? short + 1_900 : short;
  if (full < 1_601 || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const time = Date.UTC(full, MONTHS.indexOf(`${found.get('month')}`.toLowerCase()) / 3, date, hours, minutes, seconds);
  // There is no 30 February.
  return new Date(time).getUTCDate() === date ? time : undefined;
}
