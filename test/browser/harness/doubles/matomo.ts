import { script, type Vendors } from '../vendors';

/**
 * A double of Matomo and of a container of its Tag Manager, as far as its developer guide tells: the container works through `_mtm`,
 * starts Matomo with `mtm.Start`, and a tag of another vendor with an event `assent` that says yes to marketing. Matomo works through
 * `_paq`, and sends nothing from `forgetConsentGiven` to the next `setConsentGiven`.
 */
export const matomoDouble = (host: string): Vendors => ({
  [`${host}/js/container_`]: () =>
    script(`(() => {
      const insert = (src) => document.head.append(Object.assign(document.createElement('script'), { src }));
      let isMarketed = false;
      const take = ({ event, marketing }) => {
        if (event === 'mtm.Start') {
          window._paq = window._paq || [];
          _paq.push(['setTrackerUrl', 'https://${host}/matomo.php'], ['setSiteId', '1'], ['trackPageView']);
          insert('https://${host}/matomo.js');
        }
        if (event === 'assent' && marketing && !isMarketed) insert('https://tags.example/marketing.js');
        isMarketed ||= event === 'assent' && marketing;
      };
      _mtm.splice(0).forEach(take);
      _mtm.push = take;
    })()`),
  [`${host}/matomo.js`]: () =>
    script(`(() => {
      let isHeld = false;
      let url;
      const commands = {
        setTrackerUrl(to) { url = to; },
        setConsentGiven() { isHeld = false; },
        forgetConsentGiven() { isHeld = true; },
        deleteCookies() {
          for (const name of ['_pk_id.1.1', '_pk_ses.1.1']) document.cookie = name + '=; path=/; max-age=0';
        },
        trackPageView() { send('action_name'); },
        trackEvent() { send('e_c'); },
      };
      const send = (what) => {
        if (isHeld) return;
        for (const name of ['_pk_id.1.1', '_pk_ses.1.1']) document.cookie = name + '=1; path=/; max-age=1000';
        navigator.sendBeacon(url + '?' + what + '=1');
      };
      const take = ([name, ...args]) => commands[name]?.(...args);
      const queue = _paq;
      window._paq = { push: (...all) => all.forEach(take) };
      queue.forEach(take);
    })()`),
  [`${host}/matomo.php`]: () => new Response(null, { status: 204 }),
});
