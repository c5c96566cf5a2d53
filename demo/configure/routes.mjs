import { Hono } from 'hono';
import { otherName, siteOf } from '../apart.mjs';
import { doublesHeaders, REVALIDATE } from '../headers.mjs';
import { LANGUAGES } from '../pages/addresses.mjs';
import { configure, preview } from '../pages/configure.mjs';
import { visitOf } from '../visit.mjs';

const PATH = '/configure';

/** The configurator, on the machine's other name: an answer that is given in its frames is none to Klouttrack. */
export function configureRoutes({ apart }) {
  const routes = new Hono();
  for (const language of LANGUAGES) {
    routes.get(language === 'en' ? PATH : `/${language}${PATH}`, doublesHeaders, (c) => {
      // What is configured is in the fragment, which browsers keep.
      const other = apart && otherName(c.req.url);
      if (other) return c.redirect(other);
      c.header('Cache-Control', REVALIDATE);
      c.header('Content-Language', language);
      return c.html(configure({ ...visitOf(c, { language, path: PATH }), site: apart ? siteOf(c.req.url) : '' }));
    });
  }
  routes.get(`${PATH}/preview`, doublesHeaders, (c) => {
    c.header('Cache-Control', REVALIDATE);
    return c.html(preview());
  });
  return routes;
}
