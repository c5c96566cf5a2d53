import { Hono } from 'hono';
import { otherName, siteOf } from '../apart.mjs';
import { doublesHeaders, REVALIDATE } from '../headers.mjs';
import { LANGUAGES as SITE_LANGUAGES } from '../pages/addresses.mjs';
import { state as statePage } from '../pages/state.mjs';
import { states as statesPage } from '../pages/states.mjs';
import { visitOf } from '../visit.mjs';
import { LANGUAGES, STATES } from './list.mjs';

const PATH = '/states';

/**
 * Every state of the interface side by side, each a page of its own in a frame. On the machine's other name, as the pages
 * of the doubles are: an answer that is given here is none to Klouttrack.
 */
export function stateRoutes({ apart }) {
  const routes = new Hono();
  const get = (path, page) =>
    routes.get(path, doublesHeaders, (c) => {
      const other = apart && otherName(c.req.url);
      if (other) return c.redirect(other);
      c.header('Cache-Control', REVALIDATE);
      return c.html(page(c));
    });
  for (const language of SITE_LANGUAGES) {
    get(language === 'en' ? PATH : `/${language}${PATH}`, (c) => {
      c.header('Content-Language', language);
      const visit = { ...visitOf(c, { language, path: PATH }), site: apart ? siteOf(c.req.url) : '' };
      return statesPage(visit, languageOf(c) ?? language);
    });
  }
  for (const state of STATES) {
    const isLater = (c) => c.req.query('later') !== undefined;
    get(`${PATH}/${state.id}`, (c) => statePage(state, languageOf(c) ?? 'en', isLater(c)));
  }
  return routes;
}

/** One of the interface's. */
function languageOf(c) {
  return LANGUAGES.find((code) => code === c.req.query('language'));
}
