/*
 * A double of what Google Tag Manager runs a custom template with, as far as its documents tell ("Core APIs", "Custom template
 * permissions"): the sections of the file, and the APIs behind `require`, each of which asks the template's permissions first.
 * It is none of Google's code. Pages get it as text, hence no module.
 */
globalThis.gtmSandbox = (() => {
  const sectionsOf = (file) => {
    const [, ...parts] = file.split(/^___(\w+)___$/m);
    return Object.fromEntries(parts.flatMap((name, i) => (i % 2 ? [] : [[name, parts[i + 1].trim()]])));
  };

  /** `{ type: 3, mapKey, mapValue }` and so on, as plain values. */
  const plain = ({ type, string, boolean, listItem, mapKey, mapValue }) => {
    if (type === 1) return string;
    if (type === 8) return boolean;
    if (type === 2) return listItem.map(plain);
    return Object.fromEntries(mapKey.map((key, i) => [plain(key), plain(mapValue[i])]));
  };
  const permissionsOf = (text) =>
    Object.fromEntries(JSON.parse(text).map(({ instance: { key, param } }) => [key.publicId, plain(param[0].value)]));

  /** A pattern of addresses: `*` stands for anything, in the host for anything but a slash. */
  const fits = (pattern, url) => {
    const [, host, path] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern);
    const text = (part, any) =>
      part
        .split('*')
        .map((it) => it.replace(/[.?+^$()[\]{}|\\]/g, '\\$&'))
        .join(any);
    return new RegExp(`^https://${text(host, '[^/]+')}${text(path, '.*')}$`).test(url);
  };

  /**
   * @param page the window of the page
   * @param consent gets `set('default' | 'update', signals)`
   * @param inject `(url, onSuccess, onFailure) => void`
   */
  const apis = (permissions, page, consent, inject) => {
    const needs = (isAllowed, what) => {
      if (!isAllowed) throw new Error(`The template has no permission for ${what}.`);
    };
    const key = (path, ...rights) => {
      const entry = permissions.access_globals?.find((it) => it.key === path);
      for (const right of rights) needs(entry?.[right], `access_globals, ${right}, ${path}`);
    };
    const at = (path) => {
      const names = path.split('.');
      const name = names.pop();
      const owner = names.reduce((node, it) => node?.[it], page);
      return { owner, name, value: owner?.[name] };
    };
    const state = (kind) => (signals) => {
      for (const [name, value] of Object.entries(signals)) {
        if (name === 'wait_for_update' || name === 'region') continue;
        const entry = permissions.access_consent?.find(({ consentType }) => consentType === name);
        needs(entry?.write, `access_consent, write, ${name}`);
        needs(value === 'granted' || value === 'denied', `the state ${value}`);
      }
      consent.set(kind, { ...signals });
    };
    return {
      callInWindow(path, ...args) {
        key(path, 'execute');
        const { owner, value } = at(path);
        return typeof value === 'function' ? value.apply(owner, args) : undefined;
      },
      copyFromWindow(path) {
        key(path, 'read');
        return at(path).value;
      },
      createQueue(path) {
        key(path, 'read', 'write');
        const { owner, name, value } = at(path);
        // What is there and is no array is written over.
        if (!Array.isArray(value)) owner[name] = [];
        const queue = owner[name];
        return (entry) => queue.push(entry);
      },
      getType: (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value),
      injectScript(url, onSuccess, onFailure) {
        needs(
          permissions.inject_script?.some((pattern) => fits(pattern, url)),
          `inject_script, ${url}`,
        );
        inject(url, onSuccess, onFailure);
      },
      makeNumber: (value) => Number(value),
      setDefaultConsentState: state('default'),
      updateConsentState: state('update'),
    };
  };

  /** Runs a template's code. Names that it has not asked for are not there. */
  const run = (code, data, api) => {
    const require = (name) => {
      if (!Object.hasOwn(api, name)) throw new Error(`The double has no ${name}.`);
      return api[name];
    };
    const hidden = ['window', 'document', 'globalThis', 'self', 'fetch', 'console', 'setTimeout', 'Date', 'RegExp'];
    new Function('require', 'data', ...hidden, `'use strict';\n${code}`)(require, data);
  };

  return { sectionsOf, permissionsOf, apis, run };
})();
