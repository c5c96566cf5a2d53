// @vitest-environment node
import { createHash } from 'node:crypto';
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
  region: 'OM',
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } },
};

function snippet(config: object, ...args: string[]) {
  writeFileSync(join(cli.folder, 'assent.json'), JSON.stringify(config));
  return cli.run(['snippet', '--config', 'assent.json', ...args]);
}

describe('assent snippet', () => {
  test('the config and where pages find the script may stand in variables', async () => {
    writeFileSync(join(cli.folder, 'named.json'), JSON.stringify(CONFIG));
    const { code, out } = await cli.run(['snippet'], { ASSENT_CONFIG: 'named.json', ASSENT_BASE: '/consent' });
    expect(code).toBe(0);
    expect(out).toContain('<script async src="/consent/assent.js"></script>');
  });

  test('prints the inline piece, the tag and, for a policy, its hash', async () => {
    const { code, out, err } = await snippet(CONFIG, '--base', 'https://klouttrack.com/consent/');
    expect(code).toBe(0);
    const [, script = '', tag] = /^<script>(.*)<\/script>\n(.*)\n$/s.exec(out) ?? [];
    expect(tag).toBe('<script async src="https://klouttrack.com/consent/assent.js"></script>');
    expect(script).not.toMatch(/<\/script|<!--/);
    expect(err).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  test('as JSON', async () => {
    const { out } = await snippet(CONFIG, '--json');
    const { html, csp, bytes } = JSON.parse(out);
    expect([html.startsWith('<script>'), csp.startsWith("'sha256-"), bytes]).toEqual([
      true,
      true,
      Buffer.byteLength(html),
    ]);
  });

  test('--preload names what the banner needs, and asks for no region', async () => {
    const { region: _, ...config } = CONFIG;
    const { code, out } = await snippet(config, '--preload', '--language', 'ar');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^<link rel="modulepreload" href="\/assent\/parts\/\w{8}\/first-layer\.js">\n<link rel="modulepreload" href="\/assent\/parts\/\w{8}\/locale-ar\.js">\n<script async src="\/assent\/assent\.js"><\/script>\n$/,
    );
  });

  test('speaks the language of the settings, and names parts where the settings have them', async () => {
    const config = { ...CONFIG, base: 'https://cdn.example/assent/', ui: { language: 'ar' } };
    expect((await snippet(config)).out).toContain('"direction":"rtl"');
    expect((await snippet(config, '--preload', '--language', 'ar-OM')).out).toMatch(
      /^<link rel="modulepreload" href="https:\/\/cdn\.example\/assent\/parts\/\w{8}\/first-layer\.js">/,
    );
  });

  test.each([
    ['--region', { ...CONFIG, region: 'auto' }, []],
    ['--region', CONFIG, ['--region', 'US']],
    ['capitals', { ...CONFIG, region: 'auto' }, ['--region', 'de']],
    ['region of the config is US', { ...CONFIG, region: 'US' }, ['--region', 'DE']],
    ['nothing that is asked for', { ...CONFIG, services: { stripe: {} } }, []],
    [
      'several hosts',
      { ...CONFIG, site: undefined },
      ['--origin', 'https://a.example', '--origin', 'https://b.example'],
    ],
    ['--language', CONFIG, ['--language', 'xx']],
    ['--language', { ...CONFIG, ui: { language: 'ar' } }, ['--language', 'en']],
    ['--origin', { ...CONFIG, site: undefined }, []],
    ['--base', CONFIG, ['--base', 'assent']],
  ] as const)('wrong use of %s is told', async (flag, config, args) => {
    const { code, err } = await snippet(config, ...args);
    expect(code).toBe(2);
    expect(err).toContain(flag);
  });
});
