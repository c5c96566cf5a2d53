import type { Subject } from './subject';

const STYLE =
  'position:fixed;inset:auto 0 0;padding:16px;background:#fff;border-top:1px solid #888;font:16px/1.5 system-ui,sans-serif';

const SCRIPT = `(() => {
  const banner = document.getElementById('floor');
  const start = () => {
    for (const old of document.querySelectorAll('script[type="text/plain"]')) {
      const script = document.createElement('script');
      if (old.dataset.src) script.src = old.dataset.src;
      else script.text = old.text;
      script.async = false;
      old.replaceWith(script);
    }
  };
  const answer = (value) => {
    document.cookie = 'floor=' + value + ';path=/;max-age=15768000;samesite=lax';
    banner.remove();
    if (value === 'yes') start();
  };
  const [, known] = /(?:^|; )floor=(\\w+)/.exec(document.cookie) || [];
  if (known === 'yes') start();
  if (known) return banner.remove();
  banner.hidden = false;
  document.getElementById('floor-yes').onclick = () => answer('yes');
  document.getElementById('floor-no').onclick = () => answer('no');
})()`;

/** What no manager can be below. */
export const floor: Subject = {
  name: 'floor',
  text:
    'A hand-written banner of two buttons, inline: no dialog, no texts to translate, no accessibility work. It is a limit, ' +
    'not a peer.',
  controls: { banner: '#floor', accept: '#floor-yes', reject: '#floor-no' },
  make: ({ gated }) => ({
    head: '',
    body:
      `<div id="floor" hidden style="${STYLE}">We use cookies for analytics and marketing, if you agree. ` +
      '<a href="/privacy">Privacy policy</a> <button id="floor-yes">Accept</button> <button id="floor-no">Reject</button></div>' +
      `<script>${SCRIPT}</script>`,
    gated: gated
      .map(({ code, src }) =>
        src ? `<script type="text/plain" data-src="${src}"></script>` : `<script type="text/plain">${code}</script>`,
      )
      .join('\n'),
    files: new Map(),
  }),
};
