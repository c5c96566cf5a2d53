/*
 * A double of Meta's fbevents.js: takes over the queue of the page's fbq stub, holds events while consent is revoked,
 * writes _fbp, and reports events to www.facebook.com/tr.
 */
(() => {
  const { fbq } = window;
  if (!fbq || fbq.callMethod) {
    return;
  }
  const pixels = [];
  const held = [];
  let revoked = false;

  const send = (id, event) => {
    const domain = location.hostname.split('.').slice(-2).join('.');
    // biome-ignore lint/suspicious/noDocumentCookie: as the real one does
    document.cookie = `_fbp=fb.1.1700000000000.1234567890; path=/; domain=${domain}; max-age=7776000`;
    const url = new URL('https://www.facebook.com/tr/');
    url.searchParams.set('id', id);
    url.searchParams.set('ev', event);
    url.searchParams.set('dl', location.href);
    new Image().src = url.href;
  };
  const track = (ids, event) => {
    for (const id of ids) {
      if (revoked) {
        held.push([id, event]);
      } else {
        send(id, event);
      }
    }
  };

  const commands = {
    consent(answer) {
      revoked = answer === 'revoke';
      if (!revoked) {
        for (const [id, event] of held.splice(0)) {
          send(id, event);
        }
      }
    },
    init: (id) => void pixels.push(String(id)),
    track: (event) => track([...pixels], event),
    trackCustom: (event) => track([...pixels], event),
    trackSingle: (id, event) => track([String(id)], event),
  };
  fbq.callMethod = (command, ...rest) => commands[command]?.(...rest);
  for (const entry of (fbq.queue || []).splice(0)) {
    fbq.callMethod(...entry);
  }
})();
