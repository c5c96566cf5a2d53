import { Hono } from 'hono';
import { otherName, siteOf } from '../apart.mjs';
import { doublesHeaders, REVALIDATE, stageHeaders } from '../headers.mjs';
import { LANGUAGES } from '../pages/addresses.mjs';
import { double } from '../pages/double.mjs';
import { service as servicePage } from '../pages/service.mjs';
import { stage } from '../pages/stage.mjs';
import { visitOf } from '../visit.mjs';
import { SERVICES } from './list.mjs';

/**
 * The pages that services are tried on. They have an origin of their own where there is one, the other name of this machine:
 * so an answer given to a double is none to Klouttrack, whose vendors are the real ones.
 */
export function serviceRoutes({ apart, files }) {
  const routes = new Hono();
  for (const language of LANGUAGES) {
    const base = language === 'en' ? '/services' : `/${language}/services`;
    // Below the pages that it answers for, which is what it may control.
    routes.get(`${base}/double.js`, doublesHeaders, files('../dist/demo', base));
    for (const service of SERVICES) {
      const path = `/services/${service.id}`;
      const at = `${base}/${service.id}`;
      const answer = (page) => (c) => {
        c.header('Cache-Control', REVALIDATE);
        c.header('Content-Language', language);
        const visit = visitOf(c, { language, path });
        return c.html(page({ ...visit, site: apart ? siteOf(c.req.url) : '' }, service, c.req.query('of')));
      };
      routes.get(at, doublesHeaders, (c) => {
        const other = apart && otherName(c.req.url);
        return other ? c.redirect(other) : answer(servicePage)(c);
      });
      routes.get(`${at}/stage`, stageHeaders(service.hosts), answer(stage));
      routes.get(`${at}/frame`, doublesHeaders, answer(double));
    }
  }
  return routes;
}
