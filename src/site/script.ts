import { begin, isFirst } from '../begin';
import { answerKey } from '../consent/decision';
import type { Load } from '../core/contracts';
import { reported } from '../core/once';
import { dom } from '../dom';
import { hasAnswer } from './answered';
import type { SiteScript } from './contract';

/** Stands before this script where it is made for a site. */
declare const assentSite: SiteScript;

/** The entry of a script that was made for one site. */
const tag =
  dom.currentScript instanceof HTMLScriptElement
    ? dom.currentScript
    : dom.querySelector<HTMLScriptElement>('script[src*="assent.js"]');

/** Where it comes from, if that is known: joined with others, or evaluated, it is not. */
const origin = /\bassent\.js([?#]|$)/.test(tag?.src ?? '') ? tag?.src : undefined;

/** The folder of an address, or of nothing. */
function folderOf(address: string | undefined): string | undefined {
  try {
    return address && new URL('.', new URL(address, location.href)).href;
  } catch {
    return undefined;
  }
}

if (isFirst()) {
  const { config, isServed, folder, parts } = assentSite;
  const root = folderOf(config.base ? `${config.base}`.replace(/\/?$/, '/') : origin);
  const asked: Record<string, Promise<object>> = {};
  const there: Record<string, object> = {};
  /** By file, what makes its address another one: browsers remember of a module that it failed, and would not ask again. */
  const again: Record<string, string> = {};

  /** With all that it needs. What fails is asked for again by the next who needs it. */
  function get(name: string): Promise<object> {
    asked[name] ??= make(name).catch((cause) => {
      delete asked[name];
      throw cause;
    });
    return asked[name];
  }
  async function make(name: string): Promise<object> {
    const [, key] = /^services.(.*)/.exec(name) ?? [];
    const [part, ...needs] = parts[name] ?? (key ? [key, 'runner'] : [name]);
    const own = typeof part === 'string' ? partIn(part, name) : part;
    const [factory] = await Promise.all([own, ...needs.map(get)]);
    const made: object = factory((need: string) => there[need]);
    there[name] = made;
    return made;
  }
  async function partIn(file: string, name: string) {
    try {
      return (await import(`${root}${folder}/${file}.js${again[file] ?? ''}`)).default[name];
    } catch (cause) {
      again[file] = `?${Date.now()}`;
      throw cause;
    }
  }

  const load = ((part) => {
    // Together, and not one after the other: a banner needs both.
    if (part === 'first-layer' && !hasAnswer(config.cookie?.name ?? 'assent', dom.cookie)) {
      load('control')
        .then(({ pageLanguage }) => load(`locale-${pageLanguage(`${config.ui?.language}`)}`))
        .catch(reported);
    }
    return get(part.replace(/(?<=^services.).*/, answerKey));
  }) as Load;
  // The parser waits for none of these, and goes on to what autoblock would have held.
  if (config.autoblock && (tag?.async || tag?.defer || dom.currentScript !== tag)) {
    console.error('[assent] autoblock: take async, defer and type=module off the tag');
  }
  // Not where `base` is: that may be anybody's, and what goes to the endpoint has the visitor's secret in it.
  const endpoint = config.endpoint ?? (isServed ? folderOf(origin)?.replace(/\/$/, '') : undefined);
  const canLoad = !!root && location.protocol !== 'file:';
  begin({ config: { ...config, ...(endpoint && { endpoint }) }, isChecked: true }, load, canLoad, tag?.nonce);
}
