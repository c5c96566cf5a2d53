// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addServe } from '../../../src/cli/serve';
import { FIELDS } from '../../../src/config/fields';
import type { Assent, AssentEvents, Consent } from '../../../src/types';
import { blocks, documentOf, everything, kebab, sectionOf, tableOf, unique } from './documents';

test.each(['readme-figures', 'document-tables'])('what %s.mjs writes is what is written', (script) => {
  const { status, stderr } = spawnSync(process.execPath, [`test/setup/${script}.mjs`, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('settings', () => {
  const rows = tableOf('docs/settings.md', 'All settings').filter(([path = '']) => path in FIELDS);
  expect(rows.map(([path, attribute]) => [path, attribute])).toEqual(
    Object.keys(FIELDS).map((path) => [path, `data-${kebab(path)}`]),
  );
  const required = rows.filter((row) => row[3] === 'required').map(([path]) => path);
  expect(required).toEqual(Object.keys(FIELDS).filter((path) => FIELDS[path]?.required));
});

describe.each([
  ['README.md', 'API'],
  ['docs/api.md', 'Members'],
])('%s', (file, members) => {
  test('has every event', () => {
    const EVENTS: Record<keyof AssentEvents, true> = {
      ...{ ready: true, change: true, grant: true, withdraw: true },
      ...{ receipt: true, guard: true, open: true, close: true, error: true },
    };
    expect(tableOf(file, 'Events').map(([name]) => name)).toEqual(Object.keys(EVENTS));
  });

  test('has every member, and no other', () => {
    const MEMBERS: Record<keyof Assent, true> = {
      ...{ consent: true, has: true, when: true, on: true, acceptAll: true, rejectAll: true, set: true, reset: true },
      ...{
        open: true,
        close: true,
        receipts: true,
        erase: true,
        setAudience: true,
        record: true,
        audit: true,
        destroy: true,
      },
    };
    const cells = sectionOf(file, members).match(/^\| `\w+.*?\|/gm) ?? [];
    expect(unique(cells.join(' ').matchAll(/`(\w+)/g))).toEqual(Object.keys(MEMBERS).sort());
  });
});

test('the snapshot', () => {
  const FIELDS_OF_CONSENT: Record<keyof Consent, true> = {
    ...{ status: true, necessary: true, preferences: true, analytics: true, marketing: true, services: true },
    ...{ decidedAt: true, expiresAt: true, policyVersion: true, region: true, regime: true, subjectId: true },
    persisted: true,
  };
  const snapshot = blocks('ts', documentOf('docs/api.md')).find((block) => block.includes('declare const consent'));
  expect(Object.keys(FIELDS_OF_CONSENT).filter((name) => !snapshot?.includes(name))).toEqual([]);
});

test('what is stored in localStorage', () => {
  const keys = unique(readFileSync('src/storage/keys.ts', 'utf8').matchAll(/^export const \w+ = '([a-z-]+)\.?'/gm));
  const rows = tableOf('docs/receipts.md', 'What is stored in the browser').map(([name = '']) => name);
  const listed = rows.flatMap((name) => /^assent\.([a-z-]+)/.exec(name)?.[1] ?? []);
  expect(listed.sort()).toEqual(keys);
});

describe('npx assent', () => {
  const commands = readdirSync('src/cli', { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const code = readFileSync(`src/cli/${entry.name}`, 'utf8');
    const [, name] = /\.command\('([a-z]+)'\)/.exec(code) ?? [];
    return name ? [name] : [];
  });

  test('flags and variables of serve', () => {
    const program = new Command();
    addServe(program);
    const options = program.commands.flatMap((command) => command.options);
    const section = sectionOf('docs/endpoint.md', 'Alone');
    const flags = options.map(({ long }) => long).sort();
    expect(unique(section.matchAll(/--[a-z-]+[a-z](?=[\s`])/g))).toEqual(flags);
    const variable = /\b(?:ASSENT_[A-Z_]+|HOST|PORT|DATABASE_URL)\b/g;
    // One is not read by commander, and told in the flag's description.
    const variables = options.map(({ envVar, description }) => `${envVar} ${description}`).join();
    expect(unique(section.matchAll(variable))).toEqual(unique(variables.matchAll(variable)));
  });

  test('every command is in its table, and every command that is named is one', () => {
    const listed = tableOf('docs/endpoint.md', 'Commands').map(([name]) => name);
    expect([...listed, 'serve'].sort()).toEqual([...commands].sort());
    const named = unique(everything.matchAll(/\b(?:npx assent|cli\.js) ([a-z]+)/g));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });
});
