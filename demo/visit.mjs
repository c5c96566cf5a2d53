import { REGIONS } from './settings.mjs';
import ar from './texts/ar.mjs';
import en from './texts/en.mjs';

const TEXTS = { en, ar };

/** What a page is drawn for. @returns {import('./pages/layout.mjs').Visit} */
export function visitOf(c, { language, path }) {
  const asked = c.req.query('region');
  const region = REGIONS.includes(asked) ? asked : null;
  return { language, region, gpc: c.req.query('gpc') === '1', path, texts: TEXTS[language] };
}
