// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentOf, sectionOf, unique } from './documents';

/** Snippets of the quick starts, with the file that each says it is from. */
const FILE_AND_CODE = /^`(demo\/examples\/[\w./[\]-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm;
const text = documentOf('docs/frameworks.md');

test('every snippet is part of an example, which test/browser/examples.test.ts or "npm run examples" drives', () => {
  const named = [...text.matchAll(FILE_AND_CODE)];
  expect(named).toHaveLength(text.match(/^```\w+$/gm)?.length ?? 0);
  for (const [, file = '', code = ''] of named) expect(readFileSync(file, 'utf8'), file).toContain(code.trimEnd());
});

test('the versions that were run are those that are installed', () => {
  for (const [name, title] of Object.entries({ react: 'React', vue: 'Vue', svelte: 'Svelte' })) {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    const run = /^\d+\.\d+/.exec(version)?.[0];
    expect(sectionOf('docs/frameworks.md', title)).toContain(`[what was run](#what-was-run) is ${run}.`);
    expect(sectionOf('docs/frameworks.md', 'What was run')).toMatch(new RegExp(`\\b${title} ${run}\\b`));
  }
});

test('every quick start ends with a check', () => {
  const stacks = unique(text.matchAll(/^## (.*)$/gm)).filter(
    (title) => !/^(Which way|Rules for all|What was run)$/.test(title),
  );
  expect(stacks.length).toBeGreaterThan(6);
  for (const stack of stacks)
    expect(sectionOf('docs/frameworks.md', stack), stack).toContain('**Check that it works.**');
});

test('every export of a binding is named in its section', () => {
  const sections = { react: 'React', vue: 'Vue', svelte: 'Svelte', signals: 'Preact signals' };
  for (const [binding, title] of Object.entries(sections)) {
    const code = readFileSync(`src/bindings/${binding}.ts`, 'utf8');
    const own = unique(code.matchAll(/^export (?:const|function) (\w+)/gm));
    const shared = [...code.matchAll(/^export \{ (.*) \} from/gm)].flatMap(([, names = '']) => names.split(', '));
    const exported = [...own, ...shared.filter((name) => !name.startsWith('type '))];
    expect(exported.length).toBeGreaterThan(3);
    const section = sectionOf('docs/frameworks.md', title);
    expect(
      exported.filter((name) => !section.includes(name)),
      binding,
    ).toEqual([]);
  }
});
