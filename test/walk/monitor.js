/*
 * Runs in the page before anything else of it, and keeps books by itself: which marked scripts the page ever had, what ran,
 * and what stands there now. It asks Assent for nothing but its answer.
 */
(() => {
  if (window !== window.top) return;
  const SCRIPT = 'script[data-consent][data-name]';
  /** Marked scripts by element. Where the gate puts a copy in the place of one, the copy is the same one. */
  const scripts = new Map();
  /** Of each name: how many elements the page has had, and how many of them have been due by now. */
  const had = {};
  const due = {};
  const runs = {};
  /** All that ran, and whether it was allowed at that moment. */
  const ran = [];
  const released = new WeakSet();

  const isInert = (script) => /^\s*text\/plain/i.test(script.type);
  const isAmong = (nodes, { dataset: { name } }) =>
    [...nodes].find((node) => node.dataset?.name === name && node.matches(SCRIPT) && isInert(node));

  function note(script, records) {
    if (scripts.has(script) || !script.isConnected) return;
    if (!isInert(script)) {
      // Beside one that is marked: its twin.
      if (isAmong(script.parentNode.children, script)) return;
      const replaced = records
        .filter(({ target }) => target === script.parentNode)
        .map(({ removedNodes }) => isAmong(removedNodes, script))
        .find((node) => node);
      if (replaced) {
        const entry = scripts.get(replaced) ?? add(script);
        entry.node = script;
        scripts.set(script, entry);
        return;
      }
    }
    scripts.set(script, add(script));
  }
  function add(script) {
    const { name, consent } = script.dataset;
    had[name] = (had[name] ?? 0) + 1;
    return { node: script, name, category: consent, wasDue: false };
  }

  /** A morph has made another script of one that waits. */
  function rename(entry, { dataset: { name, consent } }) {
    if (!entry || entry.name === name || entry.wasDue || runs[entry.name]) return;
    had[entry.name]--;
    had[name] = (had[name] ?? 0) + 1;
    Object.assign(entry, { name, category: consent });
  }

  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'attributes') rename(scripts.get(target), target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(SCRIPT)) note(node, records);
        for (const script of node.querySelectorAll(SCRIPT)) note(script, records);
      }
    }
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-name', 'data-consent'] });

  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const { display, visibility } = getComputedStyle(element);
    return display !== 'none' && visibility !== 'hidden' && width > 0 && height > 0;
  };
  const isLoaded = (frame) => {
    try {
      return frame.contentDocument === null;
    } catch {
      return true;
    }
  };
  /** Of the documented hooks, so that a dead copy is none. */
  const works = (embed) => {
    const button = embed.shadowRoot?.querySelector('[data-action=load-once]');
    return !!button && isShown(button) && !!embed.shadowRoot.querySelector('[data-action=always-allow]');
  };

  function frames() {
    return [...document.querySelectorAll('iframe[data-name]')].map((frame) => ({
      name: frame.dataset.name,
      category: /marketing|analytics/.exec(frame.dataset.consent ?? '')?.[0],
      isOnce: released.has(frame),
      isLoaded: isLoaded(frame),
      isShown: isShown(frame),
      placeholders: frame.parentNode.querySelectorAll('assent-embed').length,
      working: [...frame.parentNode.querySelectorAll('assent-embed')].filter(works).length,
    }));
  }

  const images = () =>
    [...document.querySelectorAll('img[data-name]')].map((image) => ({
      name: image.dataset.name,
      category: image.dataset.consent,
      isLoaded: image.complete && image.naturalWidth > 0,
    }));

  const ui = () => {
    const hosts = [...document.querySelectorAll('assent-ui')];
    const count = (selector) =>
      hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll(selector) ?? [])]).filter(isShown).length;
    return { hosts: hosts.length, banners: count('[part~=banner]'), controls: count('[data-action=reopen]') };
  };

  window.walk = {
    ran(name, category, service) {
      runs[name] = (runs[name] ?? 0) + 1;
      ran.push({ name, category, service, isAllowed: window.assent?.consent[category] === true });
    },
    /** Lets one held frame go by its placeholder, as a visitor does. @returns its name, or nothing where there is none */
    loadOnce(which) {
      const working = [...document.querySelectorAll('assent-embed')].filter(works);
      const embed = working[which % working.length];
      const frame = embed?.parentNode.querySelector('iframe[data-name]');
      if (!frame) return undefined;
      released.add(frame);
      embed.shadowRoot.querySelector('[data-action=load-once]').click();
      return frame.dataset.name;
    },
    report() {
      const { consent } = window.assent ?? {};
      for (const entry of scripts.values()) {
        if (entry.wasDue || !entry.node.isConnected || !consent?.[entry.category]) continue;
        entry.wasDue = true;
        due[entry.name] = (due[entry.name] ?? 0) + 1;
      }
      return {
        path: location.pathname,
        heading: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent).join(),
        isReady: document.readyState === 'complete' && !!consent,
        consent: consent && {
          status: consent.status,
          analytics: consent.analytics,
          marketing: consent.marketing,
        },
        ...{ ran, runs, had, due },
        frames: frames(),
        orphans: [...document.querySelectorAll('assent-embed')].filter(
          (embed) => !embed.parentNode.querySelector?.('iframe[data-name]'),
        ).length,
        images: images(),
        ui: ui(),
      };
    },
  };
})();
