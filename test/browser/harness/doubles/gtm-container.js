/*
 * A double of the script of a Google Tag Manager container, as far as Google's documents tell what matters for consent: it takes
 * the dataLayer over and works through it in order, puts Consent Initialization and Initialization in front of its own start, lets a
 * tag fire whose trigger fits and whose additional consent checks are all granted, holds Google's tags for `wait_for_update`, and
 * runs custom templates in the double of their sandbox. It is none of Google's code. `CONTAINER` is an exported container.
 */
((container) => {
  const {
    tag: tags = [],
    trigger: triggers = [],
    variable: variables = [],
    customTemplate = [],
  } = container.containerVersion;
  const { gtmSandbox } = globalThis;
  /** Triggers that every container has. */
  const BUILT_IN = { 2147479572: 'gtm.init_consent', 2147479573: 'gtm.init', 2147479553: 'gtm.js' };
  window.dataLayer ||= [];
  const layer = window.dataLayer;
  const model = {};

  const state = { signals: {}, updated: new Set(), waiting: [] };
  const release = () => {
    for (const go of state.waiting.splice(0)) go();
  };
  const consent = {
    set(kind, { wait_for_update: wait, region, ...signals }) {
      for (const [name, value] of Object.entries(signals)) {
        if (kind === 'default' && state.updated.has(name)) continue;
        state.signals[name] = value;
        if (kind === 'update') state.updated.add(name);
      }
      if (kind === 'update') release();
      // Google's tags go on after that, as denied as they are.
      else if (wait > 0 && state.wait === undefined) state.wait = setTimeout(release, wait);
    },
    /** What nobody has said a state of counts as granted. */
    granted: (name) => state.signals[name] !== 'denied',
  };
  /** For tests: the state as a tag would find it. */
  window.gtmConsent = () => ({ ...state.signals });

  const parametersOf = (of) => Object.fromEntries((of.parameter ?? []).map(({ key, value }) => [key, value]));
  const variableOf = (name, event) => {
    if (name === '_event') return event;
    const variable = variables.find((it) => it.name === name);
    if (!variable) throw new Error(`No variable ${name}`);
    const { value, javascript, name: path } = parametersOf(variable);
    if (variable.type === 'c') return value;
    if (variable.type === 'jsm') return new Function(`return (${javascript})()`)();
    return path.split('.').reduce((node, key) => node?.[key], model);
  };
  const fill = (text, event) => `${text}`.replace(/\{\{([^}]+)\}\}/g, (_, name) => variableOf(name, event));

  const OPERATORS = { EQUALS: (a, b) => a === b, MATCH_REGEX: (a, b) => new RegExp(b).test(a) };
  const holds = ({ type, parameter }, event) => {
    const { arg0, arg1 } = parametersOf({ parameter });
    return OPERATORS[type](fill(arg0, event), fill(arg1, event));
  };
  const fires = (id, event) => {
    if (BUILT_IN[id]) return BUILT_IN[id] === event;
    const { type, customEventFilter = [], filter = [] } = triggers.find(({ triggerId }) => triggerId === id);
    const fitting = type === 'PAGEVIEW' ? event === 'gtm.js' : customEventFilter.every((it) => holds(it, event));
    return fitting && filter.every((it) => holds(it, event));
  };

  const inject = (url, onSuccess, onFailure) => {
    const script = document.createElement('script');
    script.async = true;
    script.onload = onSuccess;
    script.onerror = onFailure;
    script.src = url;
    document.head.append(script);
  };
  const nothing = () => {};
  /** Sends what Google's tag does, with the state in `gcs`. */
  const googleTag = (id) => {
    const bit = (name) => (consent.granted(name) ? 1 : 0);
    const gcs = `G1${bit('ad_storage')}${bit('analytics_storage')}`;
    fetch(`https://www.google-analytics.com/g/collect?v=2&tid=${id}&gcs=${gcs}&en=page_view`, {
      method: 'POST',
      mode: 'no-cors',
    });
  };
  const KINDS = {
    html(it, event) {
      const holder = document.createElement('div');
      holder.innerHTML = fill(parametersOf(it).html, event);
      for (const old of holder.querySelectorAll('script')) {
        const script = document.createElement('script');
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        script.text = old.text;
        document.body.append(script);
      }
    },
    googtag(it, event) {
      const go = () => googleTag(fill(parametersOf(it).tagId, event));
      // It has checks of its own for consent, and is told of no other way than waiting.
      if (state.wait !== undefined && state.updated.size === 0) state.waiting.push(go);
      else go();
    },
  };
  const template = (it) => {
    const [, id] = /^cvt_\w+?_(\w+)$/.exec(it.type);
    const { templateData } = customTemplate.find(({ templateId }) => templateId === id);
    const sections = gtmSandbox.sectionsOf(templateData);
    const permissions = gtmSandbox.permissionsOf(sections.WEB_PERMISSIONS);
    const data = { ...parametersOf(it), gtmOnSuccess: nothing, gtmOnFailure: nothing };
    gtmSandbox.run(sections.SANDBOXED_JS_FOR_WEB_TEMPLATE, data, gtmSandbox.apis(permissions, window, consent, inject));
  };

  const fired = new Set();
  const fire = (event) => {
    for (const it of tags) {
      if (it.paused || !it.firingTriggerId.some((id) => fires(id, event))) continue;
      const { consentStatus, consentType } = it.consentSettings ?? {};
      const checks = consentStatus === 'NEEDED' ? consentType.list.map(({ value }) => value) : [];
      if (!checks.every(consent.granted)) continue;
      if (it.tagFiringOption === 'ONCE_PER_LOAD' && fired.has(it)) continue;
      fired.add(it);
      (KINDS[it.type] ?? template)(it, event);
    }
  };

  const merge = (to, from) => {
    for (const [key, value] of Object.entries(from)) {
      const isNested = value && Object.getPrototypeOf(value) === Object.prototype;
      to[key] = isNested ? merge(Object(to[key]) === to[key] ? to[key] : {}, value) : value;
    }
    return to;
  };
  const queue = [];
  let isBusy = false;
  const work = () => {
    if (isBusy) return;
    isBusy = true;
    for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
      if (Object.prototype.toString.call(entry) === '[object Arguments]') {
        if (entry[0] === 'consent') consent.set(entry[1], entry[2]);
      } else {
        merge(model, entry);
        if (entry.event === 'gtm.js') for (const first of ['gtm.init_consent', 'gtm.init']) fire(first);
        if (entry.event) fire(entry.event);
      }
    }
    isBusy = false;
  };
  const push = layer.push.bind(layer);
  layer.push = (...entries) => {
    const length = push(...entries);
    queue.push(...entries);
    work();
    return length;
  };
  queue.push(...layer);
  work();
})(CONTAINER);
