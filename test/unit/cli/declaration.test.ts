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
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, stripe: {} },
};

function declaration(config: object, ...args: string[]) {
  writeFileSync(join(cli.folder, 'assent.json'), JSON.stringify(config));
  return cli.run(['declaration', '--config', 'assent.json', ...args]);
}

describe('assent declaration', () => {
  test('prints what the policy says of the services, in English', async () => {
    const { code, out } = await declaration(CONFIG);
    expect(code).toBe(0);
    expect(out).toMatch(/^<assent-declaration lang="en" dir="ltr" heading-level="2">\n<h2>Necessary<\/h2>/);
    for (const said of ['<bdi>Stripe</bdi>', '__stripe_mid', '<bdi>Google Analytics</bdi>', '_ga_*', '2 years']) {
      expect(out).toContain(said);
    }
  });

  test('in the language that is asked for, or that the config has', async () => {
    expect((await declaration(CONFIG, '--language', 'ar-OM')).out).toContain('lang="ar" dir="rtl"');
    expect((await declaration({ ...CONFIG, ui: { language: 'de' } })).out).toContain('<h2>Erforderlich</h2>');
  });

  test('with headings of the level that is asked for', async () => {
    const { out } = await declaration(CONFIG, '--heading-level', '3');
    expect(out).toContain('<h3>Necessary</h3>');
    expect(out).toContain('<h4><bdi>Stripe</bdi></h4>');
  });

  test.each([
    [['--heading-level', '6'], '--heading-level'],
    [['--language', 'xx'], '--language'],
  ])('%j is misuse', async (args, flag) => {
    const { code, err } = await declaration(CONFIG, ...args);
    expect([code, err.includes(flag)]).toEqual([2, true]);
  });

  test('a config with a mistake is a finding', async () => {
    const { code, err } = await declaration({ ...CONFIG, services: { 'google-analytics': {} } });
    expect([code, err.includes('services.google-analytics.id')]).toEqual([1, true]);
  });
});
