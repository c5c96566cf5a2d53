// @vitest-environment node
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli.remove());

const CONFIG = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: {
    'google-analytics': { id: 'G-XXXXXXX' },
    'support-chat': { category: 'preferences', name: 'Support chat', scripts: ['https://chat.example/w.js?v=1'] },
  },
};

function check(config: unknown, args: readonly string[] = [], env?: Record<string, string>) {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  writeFileSync(join(cli.folder, 'assent.json'), text);
  return cli.run(['config', ...(env ? [] : ['assent.json']), ...args], env);
}

describe('assent config', () => {
  test('prints the tag, the hosts and the declaration of a right one', async () => {
    const { code, out, err } = await check(CONFIG, ['--base', '/consent']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('assent.json is right.');
    expect(out).toContain('<script async src="/consent/assent.js"></script>');
    expect(out).toContain("  script-src 'self' https://www.googletagmanager.com/gtag/ https://chat.example/w.js;\n");
    expect(out).toMatch(/ {2}connect-src 'self' https:\/\/\*\.google-analytics\.com .*https:\/\/chat\.example;\n/);
    expect(out).not.toContain('font-src');
    expect(out).toContain('  npx assent serve --origin https://klouttrack.com --db receipts.db --config assent.json\n');
    expect(out).toContain('<assent-declaration></assent-declaration>');
    expect(out).toMatch(/npx assent declaration --config assent\.json$/m);
  });

  test('what is on another origin than the pages is a host, and what is on theirs is none', async () => {
    const config = { ...CONFIG, site: undefined, endpoint: 'https://consent.example/assent', services: {} };
    const base = ['--base', 'https://cdn.klouttrack.com/a'];
    const apart = JSON.parse((await check(config, ['--json', ...base])).out);
    expect(apart.csp).toEqual({
      'script-src': ["'self'", 'https://cdn.klouttrack.com/a/'],
      'connect-src': ["'self'", 'https://consent.example/assent/'],
    });
    const own = await check(config, ['--json', ...base, '--origin', 'https://cdn.klouttrack.com']);
    expect(JSON.parse(own.out).csp['script-src']).toEqual(["'self'"]);
    expect(JSON.parse(own.out).declaration.command).toContain('--origin https://cdn.klouttrack.com');
    const named = await check({ ...config, origins: ['https://cdn.klouttrack.com'] }, ['--json', ...base]);
    expect(JSON.parse(named.out).csp['script-src']).toEqual(["'self'"]);
    expect(JSON.parse(named.out).serve).toBe('npx assent serve --db receipts.db --config assent.json');
  });

  test('D13: what is made necessary is told, by its field', async () => {
    const services = { 'meta-pixel': { id: '1234567890', category: 'necessary' }, stripe: {}, youtube: {} };
    const note = /^services\.meta-pixel\.category: makes Meta Pixel necessary.*\(it is marketing\)/;
    const { code, out } = await check({ ...CONFIG, services });
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('Note: '))).toEqual([
      expect.stringMatching(new RegExp(note.source.replace('^', '^Note: '))),
    ]);
    expect(JSON.parse((await check({ ...CONFIG, services }, ['--json'])).out).notes).toEqual([
      expect.stringMatching(note),
    ]);
    expect(JSON.parse((await check(CONFIG, ['--json'])).out).notes).toEqual([]);
  });

  test('with --nginx it prints the header gate for nginx, in the mode that is asked for', async () => {
    const { code, out } = await check(CONFIG, ['--nginx', 'report']);
    expect(code).toBe(0);
    expect(out).toMatch(/^# In http \{ \}:\n[\s\S]*map \$http_cookie \$assent_text \{/);
    expect(out).toMatch(
      /# In the location \{ \} of the pages:\nadd_header Content-Security-Policy-Report-Only "default-src /,
    );
    expect(out).toContain('# support-chat\n');
    const { http, server } = JSON.parse((await check(CONFIG, ['--nginx', 'enforce', '--json'])).out);
    expect([http.includes('map '), server.includes('add_header Content-Security-Policy "')]).toEqual([true, true]);
    expect((await check(CONFIG, ['--nginx', 'perhaps'])).code).toBe(2);
  });

  test('the file, and where pages find the script, may stand in variables', async () => {
    const { code, out } = await check(CONFIG, [], { ASSENT_CONFIG: 'assent.json', ASSENT_BASE: '/consent' });
    expect([code, out.includes('/consent/assent.js')]).toEqual([0, true]);
  });

  test('of a wrong one it names each mistake by its path, with what is wrong and the fix', async () => {
    const wrong = {
      policy: { url: '/privacy', version: '2025-02', renewSince: '2026-01' },
      audience: 'adults',
      origins: 'https://klouttrack.com',
      regions: { DE: { regime: 'opt-out' } },
      ui: { texts: { en: { titel: 'Hi' } } },
      services: { 'google-analytics': { id: 'UA-1' }, 'meta-pixle': {} },
    };
    const { code, out, err } = await check(wrong);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('assent.json has 7 mistakes:');
    expect(err).toContain(
      '  services.google-analytics.id: "UA-1" is wrong\n    use the measurement id, such as G-XXXXXXX\n',
    );
    const { mistakes, ok } = JSON.parse((await check(wrong, ['--json'])).out);
    expect(ok).toBe(false);
    expect(mistakes.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['audience', 'origins', 'policy.renewSince', 'regions.DE.regime'],
      ...['services.google-analytics.id', 'services.meta-pixle', 'ui.texts.en.titel'],
    ]);
    for (const mistake of mistakes) for (const part of Object.values(mistake)) expect(part).toMatch(/\S/);
  });

  test.each([
    ['a text that is no JSON', '{ "policy": {},\n  // a comment\n}', /has a mistake:\n {2}\S.*is not JSON/],
    ['a list of services', { ...CONFIG, services: [{ id: 'a' }] }, /services: is a list\n {4}name them by id/],
    ['no object', [], /config: is not an object/],
  ])('%s is a mistake', async (_, config, said) => {
    const { code, err } = await check(config);
    expect(code).toBe(1);
    expect(err).toMatch(said);
  });

  test.each([
    [[], 'file: is missing'],
    [['none.json'], 'none.json cannot be read'],
    [['assent.json', '--base', 'assent'], '--base'],
    [['assent.json', '--origin', 'klouttrack.com'], '--origin'],
    [['assent.json', '--origin', 'https://a$(id).com'], 'Use a host of letters, digits, dots and hyphens'],
    [['assent.json', 'more.json'], 'too many arguments'],
  ])('%j is misuse', async (args, said) => {
    writeFileSync(join(cli.folder, 'assent.json'), JSON.stringify(CONFIG));
    const { code, err } = await cli.run(['config', ...args]);
    expect([code, err.includes(said)]).toEqual([2, true]);
  });
});

describe('assent config --from', () => {
  const former = (name: string) => join(process.cwd(), 'test/unit/translate/former', name);

  test('prints the draft alone, and beside it what is left', async () => {
    const { code, out, err } = await cli.run(['config', '--from', former('klaro.js'), '--from', former('klaro.html')]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ policy: { url: '/privacy' }, services: { youtube: {} } });
    expect(err).toContain('A draft, from the configuration of klaro. Left to you:\n');
    expect(err).toContain('  policy.version: is nowhere in it');
    expect(err).toContain('klaro.html:7\n    <iframe data-name="videos"');
    const json = await cli.run(['config', '--json', '--from', former('klaro.js')]);
    expect(JSON.parse(json.out)).toMatchObject({ manager: 'klaro', config: JSON.parse(out), marks: [] });
    expect(json.err).toBe('');
  });

  test.each([
    [['--from', 'none.js'], /--from: none\.js/],
    [['--from', 'other.js'], /--from: nothing of a manager that is known is in other\.js; known are .*klaro/],
    [['--from', 'other.html'], /nothing of a manager that is known .*; other\.html:1 is a script that cannot be read/],
    [['--from', 'typed.ts'], /--from: typed\.ts cannot be read \(.*\); name a file of JavaScript without types/],
    [['assent.json', '--from', 'other.js'], /file: assent\.json would be checked, and --from makes a draft/],
  ])('%j is misuse', async (args, problem) => {
    writeFileSync(join(cli.folder, 'other.js'), 'let a = 1;');
    writeFileSync(join(cli.folder, 'other.html'), '<script>{% if it %}</script>');
    writeFileSync(join(cli.folder, 'typed.ts'), 'const a: string = "";');
    const { code, err } = await cli.run(['config', ...args]);
    expect([code, err]).toEqual([2, expect.stringMatching(problem)]);
  });
});
