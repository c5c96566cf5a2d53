// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import { answerKey } from '../../../src/consent/decision';
import { asFactory } from '../../../src/site/build.mjs';
import { composeSite } from '../../../src/site/compose';
import type { SitePieces, SiteScript } from '../../../src/site/contract';

const GA = `services/${answerKey('google-analytics')}`;
const part = (code: string, ...needs: string[]) => ({ code, needs });
const PIECES: SitePieces = {
  script: 'globalThis.seen=assentSite;',
  inline: '',
  parts: {
    marked: part('r=>({marked:1})'),
    control: part('r=>({control:1})'),
    runner: part('r=>({runner:1})'),
    signals: part('r=>({signals:r("runner").runner})', 'runner'),
    autoblock: part('r=>({autoblock:1})'),
    preferences: part('r=>({preferences:1})'),
    [GA]: part('r=>({ga:r("signals").signals})', 'signals'),
    [`services/${answerKey('hotjar')}`]: part('r=>({hotjar:1})'),
  },
};
const CONFIG: AssentConfig = { policy: { url: '/privacy', version: '1' } };

/** What the script of the site has before it. */
function siteOf(config: AssentConfig): SiteScript {
  const text = composeSite(PIECES, config, true).get('assent.js')?.text ?? '';
  new Function(text)();
  return (globalThis as unknown as { seen: SiteScript }).seen;
}
const inside = ({ parts }: SiteScript) =>
  Object.keys(parts)
    .filter((name) => typeof parts[name]?.[0] === 'function')
    .sort();

describe('the script of a site', () => {
  test('has what every page needs in it, and nothing of services where there are none', () => {
    expect(inside(siteOf(CONFIG))).toEqual(['control', 'marked']);
  });

  test('has the services of the config in it, and what those need', () => {
    const site = siteOf({ ...CONFIG, services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} } });
    expect(inside(site)).toEqual(['control', 'marked', 'runner', GA, 'signals'].sort());
    expect(site.parts[GA]?.slice(1)).toEqual(['signals']);
  });

  test('has autoblock in it only where that is on', () => {
    expect(inside(siteOf({ ...CONFIG, autoblock: true }))).toContain('autoblock');
  });

  test('has the settings as they are, in ASCII, and no end of a script element', () => {
    const odd = { ...CONFIG, site: 'كلاوت </script><!-- \u2028 "' };
    const text = composeSite(PIECES, odd, true).get('assent.js')?.text ?? '';
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).not.toContain('</script');
    expect(siteOf(odd).config).toEqual(odd);
  });

  test('is nobody’s prototype: a name that all objects have is only a name', () => {
    const services = JSON.parse('{"__proto__":{"id":"x"},"constructor":{}}');
    expect(siteOf({ ...CONFIG, services }).config.services).toEqual(services);
  });
});

describe('the parts beside it', () => {
  test('have names by their content, that say nothing of vendors', () => {
    const names = [...composeSite(PIECES, CONFIG, true).keys()];
    expect(names.filter((name) => !/^(assent\.js|parts\/\w{8}\/[\w-]+\.js)$/.test(name))).toEqual([]);
    const changed = { ...PIECES, parts: { ...PIECES.parts, preferences: part('r=>({preferences:2})') } };
    const other = [...composeSite(changed, CONFIG, true).keys()];
    expect(names.filter((name) => other.includes(name))).toEqual(['assent.js']);
  });

  test('have in one file what is loaded together', () => {
    const parts = { ...PIECES.parts, 'first-layer': part('r=>({ask:1})'), place: part('r=>({place:1})') };
    const files = composeSite({ ...PIECES, parts }, CONFIG, true);
    const [name = '', file] = [...files].find(([it]) => it.includes('first-layer')) ?? [];
    expect(file?.text).toBe('export default{"first-layer":r=>({ask:1}),"place":r=>({place:1})}\n');
    expect([...files.keys()].some((it) => it.includes('place'))).toBe(false);
    expect(name).toMatch(/^parts\/\w{8}\/first-layer\.js$/);
    expect(files.get('assent.js')?.text).toContain('"place":["first-layer"]');
  });

  test('are the same for every config, so that pages in caches find them', () => {
    const hotjar = composeSite(PIECES, { ...CONFIG, services: { hotjar: { id: '1234567' } } }, true);
    const none = composeSite(PIECES, CONFIG, true);
    expect([...hotjar.keys()]).toEqual([...none.keys()]);
  });
});

describe('a part as a function', () => {
  const run = (code: string, parts: Record<string, object> = {}) =>
    new Function(`return (${asFactory(code).code})`)()((name: string) => parts[name]);

  test('gets what it imports and returns what it exports', () => {
    const code =
      'import{a as t,b}from"./first-layer.js";import{c}from"../runner.js";let e=t+b+c;export{e as sum,c as default};';
    expect(asFactory(code).needs).toEqual(['first-layer', 'runner']);
    expect(run(code, { 'first-layer': { a: 1, b: 2 }, runner: { c: 3 } })).toEqual({ sum: 6, default: 3 });
  });

  test('ends where the code has no semicolon', () => {
    expect(run('let e=1\nfunction f(){return e}export{f}').f()).toBe(1);
  });

  test('is refused where it exports in another way, which would be lost', () => {
    expect(() => asFactory('export const a=1;')).toThrow('exports in a way that is not known');
    expect(() => asFactory('export default 1;')).toThrow('exports in a way that is not known');
  });
});
