import type { Translator, Work } from '../contract';
import { configIn } from '../find';
import { categoryOf, definitionOf, serviceAt, serviceOf } from '../known';
import { Call, isList, isMembers, type Members, type Value } from '../values';

const REASONS: Readonly<Record<string, string>> = {
  mode: 'receipts go to the endpoint of Assent: npx assent serve',
  backendURL: 'receipts go to the endpoint of Assent: npx assent serve',
  callbacks: 'are code; listen to the events of Assent',
  overrides: 'for tests, region says where the visitor is',
  translations: 'Assent has words of its own; your own go into ui.texts',
  i18n: 'Assent has words of its own; your own go into ui.texts',
};

export const c15t: Translator = {
  manager: 'c15t',
  find(sources) {
    const config = configIn(sources, {
      calls: ['configureConsentManager', 'getOrCreateConsentRuntime', 'createConsentRuntime', 'defineConsentConfig'],
      names: ['c15tConfig'],
      shape: ({ mode, backendURL, consentCategories }) =>
        mode !== undefined && (backendURL !== undefined || isList(consentCategories)),
    });
    if (!config) return undefined;
    return (work) => {
      work.adopt('c15t');
      translateCategories(config.consentCategories, work);
      const scripts = isList(config.scripts) ? config.scripts : [];
      for (const [i, script] of scripts.entries()) translateScript(script, `scripts[${i}]`, work);
      if (config.scripts !== undefined && !isList(config.scripts))
        work.left('scripts', 'is only known when it runs; write them by hand');
      const links = isMembers(config.legalLinks) ? config.legalLinks : {};
      const policy = links.privacyPolicy;
      work.policyUrl(isMembers(policy) ? policy.href : undefined, 'legalLinks.privacyPolicy.href');
      work.leftOver(links, ['privacyPolicy'], 'legalLinks');
      work.leftOver(config, ['consentCategories', 'scripts', 'legalLinks', 'theme'], '', REASONS);
    };
  },
};

function translateCategories(list: Value | undefined, work: Work): void {
  if (list === undefined) return;
  if (!isList(list)) {
    work.left('consentCategories', 'is only known when it runs; write the services by hand');
    return;
  }
  for (const [i, name] of list.entries()) {
    const category = typeof name === 'string' ? categoryOf(name) : undefined;
    if (category) work.meanings.set(`${name}`, { category });
    else
      work.left(
        `consentCategories[${i}]`,
        `${JSON.stringify(name)} says no category of Assent's; choose one for what is in it`,
      );
  }
}

/** A call of `@c15t/scripts`, such as `metaPixel({ pixelId })`, or an object with an address. */
function translateScript(script: Value, path: string, work: Work): void {
  if (script instanceof Call) {
    const id = serviceOf(script.name);
    if (!id) {
      work.left(path, `${script.name}() is no ready-made service; describe it in services`);
      return;
    }
    work.ready(id, idIn(id, script.args[0]), path);
    return;
  }
  if (!isMembers(script)) {
    work.left(path, 'is only known when it runs; write it by hand');
    return;
  }
  const { id, src, category } = script;
  const found = typeof src === 'string' ? serviceAt(src) : undefined;
  const ours = typeof category === 'string' ? categoryOf(category) : undefined;
  const known = found?.id ?? (typeof id === 'string' ? serviceOf(id) : undefined);
  if (known) {
    work.ready(known, found?.options ?? {}, path, ours);
    return;
  }
  if (typeof id !== 'string' || typeof src !== 'string' || !ours) {
    work.left(path, 'has no id, address and category that can be read; describe it in services');
    return;
  }
  const service = { category: ours, name: id, scripts: [src] };
  work.describe(id, service, path);
  work.leftOver(script, ['id', 'src', 'category'], path);
}

/** The one text among its options that has the form of our id. */
function idIn(id: string, options: Value | undefined): Members {
  const form: unknown = definitionOf(id)?.definition.forms?.id;
  const found =
    isMembers(options) && form instanceof RegExp ? Object.values(options).filter((it) => form.test(`${it}`)) : [];
  return found.length === 1 ? { id: found[0] } : {};
}
