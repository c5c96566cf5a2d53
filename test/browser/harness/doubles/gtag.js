/*
 * A double of Google's gtag.js, as far as its network and its cookies tell: reads the dataLayer from its beginning, takes
 * commands only in the form of `arguments`, keeps the consent state, writes _ga only with analytics_storage, and reports
 * hits with the consent state they were sent under (`gcs`, and all signals in `signals`).
 */
(() => {
  const own = new URL(document.currentScript.src);
  const name = own.searchParams.get('l') || 'dataLayer';
  window.__gtagDoubles ||= {};
  if (window.__gtagDoubles[name]) {
    return; // the real one, loaded a second time, joins the first
  }
  const state = { consent: {}, targets: [] };
  window.__gtagDoubles[name] = state;

  window[name] ||= [];
  const layer = window[name];
  const denied = (signal) => state.consent[signal] === 'denied';
  const stopped = (id) => window[`ga-disable-${id}`] === true;
  const bit = (signal) => (signal in state.consent ? (denied(signal) ? '0' : '1') : '-');

  const setCookie = (cookie, value) => {
    const domain = location.hostname.split('.').slice(-2).join('.');
    // biome-ignore lint/suspicious/noDocumentCookie: as the real one does
    document.cookie = `${cookie}=${value}; path=/; domain=${domain}; max-age=63072000`;
  };
  const writeCookies = (id) => {
    if (id.startsWith('G-') && !denied('analytics_storage')) {
      setCookie('_ga', 'GA1.1.1234567890.1700000000');
      setCookie(`_ga_${id.slice(2)}`, 'GS2.1.s1700000000');
    }
    if (id.startsWith('AW-') && !denied('ad_storage')) {
      setCookie('_gcl_au', '1.1.1234567890.1700000000');
    }
  };
  const hit = (id, event) => {
    if (stopped(id)) {
      return;
    }
    writeCookies(id);
    const url = new URL(
      id.startsWith('AW-')
        ? `https://googleads.g.doubleclick.net/pagead/viewthroughconversion/${id.slice(3)}/`
        : 'https://www.google-analytics.com/g/collect',
    );
    url.searchParams.set('v', '2');
    url.searchParams.set('tid', id);
    url.searchParams.set('gcs', `G1${bit('ad_storage')}${bit('analytics_storage')}`);
    url.searchParams.set('en', event);
    url.searchParams.set('signals', JSON.stringify(state.consent));
    fetch(url, { method: 'POST', mode: 'no-cors', keepalive: true, credentials: 'include' });
  };

  const commands = {
    consent(kind, signals) {
      const before = { ...state.consent };
      const { wait_for_update, region, ...named } = signals;
      Object.assign(state.consent, kind === 'default' ? { ...named, ...before } : named);
      const granted = ['analytics_storage', 'ad_storage'].some((s) => before[s] === 'denied' && !denied(s));
      for (const id of granted ? state.targets : []) {
        hit(id, 'page_view');
      }
    },
    config(id, settings = {}) {
      if (!state.targets.includes(id)) {
        state.targets.push(id);
      }
      if (settings.send_page_view !== false) {
        hit(id, 'page_view');
      }
    },
    event(event, settings = {}) {
      for (const id of settings.send_to ? [settings.send_to].flat() : state.targets) {
        hit(id, event);
      }
    },
    get(_id, field, callback) {
      callback?.(field === 'client_id' ? '1234567890.1700000000' : undefined);
    },
  };
  const take = (entry) => {
    if (Object.prototype.toString.call(entry) === '[object Arguments]') {
      commands[entry[0]]?.(...Array.prototype.slice.call(entry, 1));
    }
  };

  const push = layer.push.bind(layer);
  layer.push = (...entries) => {
    const length = push(...entries);
    entries.forEach(take);
    return length;
  };
  layer.slice().forEach(take);
})();
