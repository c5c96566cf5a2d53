// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Container, container } from '../../../demo/tag-managers/gtm/make.mjs';

/*
 * The template for Google Tag Manager runs here in a double of its sandbox, written by Google's documents. What Google's own
 * servers make of the files was not tried.
 */

interface Sandbox {
  sectionsOf(file: string): Record<string, string>;
  permissionsOf(text: string): Permissions;
  apis(permissions: Permissions, page: object, consent: object, inject: unknown): Api;
  run(code: string, data: object, api: Api): void;
}
type Api = Record<string, unknown>;
interface Permissions {
  readonly access_consent: readonly { consentType: string; read: boolean; write: boolean }[];
  readonly access_globals: readonly { key: string; read: boolean; write: boolean; execute: boolean }[];
  readonly inject_script: readonly string[];
}

const sandbox: Sandbox = runInNewContext(
  `${readFileSync('test/browser/harness/doubles/gtm-sandbox.js', 'utf8')}; gtmSandbox`,
);
const template = readFileSync('demo/tag-managers/gtm/template.tpl', 'utf8');
const sections = sandbox.sectionsOf(template);
const sectionOf = (name: string) => sections[name] ?? '';
const code = sectionOf('SANDBOXED_JS_FOR_WEB_TEMPLATE');
const permissions: Permissions = structuredClone(sandbox.permissionsOf(sectionOf('WEB_PERMISSIONS')));

const SIGNALS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
];

describe('the template', () => {
  test('has every section, and each is of its form', () => {
    expect(Object.keys(sections)).toEqual([
      'INFO',
      'TEMPLATE_PARAMETERS',
      'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      'WEB_PERMISSIONS',
      'TESTS',
      'NOTES',
    ]);
    expect(JSON.parse(sectionOf('INFO'))).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
    const named = [...code.matchAll(/\bdata\.(\w+)/g)].map(([, name]) => name);
    const given = JSON.parse(sectionOf('TEMPLATE_PARAMETERS')).map(({ name }: { name: string }) => name);
    expect([...new Set(named)].sort()).toEqual([...given, 'gtmOnFailure', 'gtmOnSuccess'].sort());
  });

  test('takes the address of assent.js in any folder of https, and nothing else', () => {
    const [{ valueValidators }] = JSON.parse(sectionOf('TEMPLATE_PARAMETERS'));
    const form = new RegExp(valueValidators[0].args[0]);
    for (const right of ['', 'https://klouttrack.com/assent/assent.js', 'https://cdn.example/a/b/assent.js']) {
      expect(right).toMatch(form);
    }
    for (const wrong of ['/assent/assent.js', 'http://klouttrack.com/assent/assent.js', 'https://x.example/evil.js']) {
      expect(wrong).not.toMatch(form);
    }
  });

  test('is written in the language of the sandbox, which has no constructors, no this and no globals', () => {
    const { kinds, names } = syntaxOf(code);
    const { SyntaxKind } = ts;
    for (const kind of [
      SyntaxKind.NewExpression,
      SyntaxKind.ThisKeyword,
      SyntaxKind.TypeOfExpression,
      SyntaxKind.TemplateExpression,
      SyntaxKind.NoSubstitutionTemplateLiteral,
      SyntaxKind.SpreadElement,
      SyntaxKind.SpreadAssignment,
      SyntaxKind.ObjectBindingPattern,
      SyntaxKind.RegularExpressionLiteral,
      SyntaxKind.AwaitExpression,
      SyntaxKind.ClassDeclaration,
    ]) {
      expect(kinds.has(kind), SyntaxKind[kind]).toBe(false);
    }
    // Whatever it calls it has asked for.
    const required = [...code.matchAll(/^const (\w+) = require\('(\w+)'\);$/gm)].map(([, own, name]) => [own, name]);
    expect(required.every(([own, name]) => own === name)).toBe(true);
    const known = new Set([...required.map(([own]) => own), 'require', 'data', 'undefined']);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test('asks for no more permissions than it uses', () => {
    expect(permissions.access_consent).toEqual(
      SIGNALS.map((consentType) => ({ consentType, read: false, write: true })),
    );
    const paths = [...code.matchAll(/'(assent(?:Queue|\.\w+))'/g)].map(([, path]) => path);
    expect(permissions.access_globals.map(({ key }) => key).sort()).toEqual([...new Set(paths)].sort());
    expect(permissions.inject_script).toEqual(['https://*/assent/assent.js']);
    expect(Object.keys(permissions).sort()).toEqual(['access_consent', 'access_globals', 'inject_script']);
  });

  test.each(['access_consent', 'access_globals', 'inject_script'] as const)('needs the permission %s', (name) => {
    const data = { src: 'https://klouttrack.com/assent/assent.js', wait: '500', gtmOnSuccess() {} };
    const run = (given: object) => {
      const api = sandbox.apis(given as Permissions, {}, { set() {} }, () => {});
      sandbox.run(code, data, api);
    };
    run(permissions);
    expect(() => run({ ...permissions, [name]: undefined })).toThrow('no permission');
  });
});

describe("the template's own tests", () => {
  const scenarios = [...sectionOf('TESTS').matchAll(/^- name: (.*)\n {2}code: \|-\n((?: {4}.*\n|\n)+)/gm)].map(
    ([, name = '', body = '']) => ({ name, body }),
  );
  const [, setup = ''] = /^setup: \|-\n((?: {2}.*\n?)+)/m.exec(sectionOf('TESTS')) ?? [];

  test('are all found', () => {
    expect(scenarios).toHaveLength(sectionOf('TESTS').split('- name: ').length - 1);
    expect(scenarios.length).toBeGreaterThan(4);
  });

  test.each(scenarios)('$name', ({ body }) => runScenario(setup + body));

  test('fail where the code is wrong', () => {
    const [first = { body: '' }] = scenarios;
    const granting = code.replace("signals(() => 'denied')", "signals(() => 'granted')");
    expect(() => runScenario(setup + first.body, granting)).toThrow('setDefaultConsentState');
  });

  /** "Tests" of Google's documents on templates: `mock`, `runCode`, `assertApi`. Mocked APIs ask for no permission. */
  function runScenario(text: string, of = code): void {
    const calls: [name: string, args: unknown[]][] = [];
    const api: Api = sandbox.apis(permissions, {}, { set() {} }, () => {});
    const mock = (name: string, to: unknown) => {
      api[name] = typeof to === 'function' ? to : () => to;
    };
    const watched = (name: string, call: unknown) =>
      function watch(...args: unknown[]) {
        calls.push([name, args]);
        return typeof call === 'function' ? call(...args) : undefined;
      };
    const runCode = (data: object) => {
      const all = Object.fromEntries(Object.keys(api).map((name) => [name, watched(name, api[name])]));
      const ends = { gtmOnSuccess: watched('gtmOnSuccess', null), gtmOnFailure: watched('gtmOnFailure', null) };
      sandbox.run(of, { ...data, ...ends }, all);
    };
    const assertApi = (name: string) => {
      const own = () => calls.filter(([called]) => called === name).map(([, args]) => args);
      const assert = (isRight: boolean) => {
        if (!isRight) throw new Error(`${name}: ${JSON.stringify(own())}`);
      };
      const plain = (it: unknown) => JSON.parse(JSON.stringify(it));
      return {
        wasCalled: () => assert(own().length > 0),
        wasNotCalled: () => assert(own().length === 0),
        wasCalledWith: (...args: unknown[]) =>
          assert(own().some((called) => isDeepStrictEqual(plain(called), plain(args)))),
      };
    };
    new Function('mock', 'runCode', 'assertApi', text)(mock, runCode, assertApi);
  }
});

describe('the container', () => {
  const written = JSON.parse(readFileSync('demo/tag-managers/gtm/container.json', 'utf8'));
  const { tag, trigger, variable, customTemplate } = (written as Container).containerVersion;

  test('is what make.mjs makes of the template that is there now', () => {
    expect(written).toEqual(container());
    expect(customTemplate[0]?.templateData).toBe(template);
  });

  test('is written from a folder whose name has a space too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assent gtm '));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const name of ['make.mjs', 'template.tpl'])
      copyFileSync(join('demo/tag-managers/gtm', name), join(folder, name));
    execFileSync(process.execPath, [join(folder, 'make.mjs')]);
    expect(JSON.parse(readFileSync(join(folder, 'container.json'), 'utf8'))).toEqual(written);
  });

  test('names nothing that it has not', () => {
    const triggers = [...trigger.map(({ triggerId }) => triggerId), '2147479572'];
    expect(tag.flatMap(({ firingTriggerId }) => firingTriggerId).filter((id) => !triggers.includes(id))).toEqual([]);
    const used = [...JSON.stringify({ tag, trigger }).matchAll(/\{\{([^}]+)\}\}/g)].map(([, name = '']) => name);
    const names = [...variable.map(({ name }) => name), '_event'];
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !used.includes(name))).toEqual([]);
  });

  test('has a check of consent at every tag but ours, and starts none by itself', () => {
    const [own, ...examples] = tag;
    expect(own).toMatchObject({ type: 'cvt_1_1', firingTriggerId: ['2147479572'] });
    const checked = examples.map(
      ({ consentSettings: { consentType } }) => consentType?.list.map(({ value }) => value) ?? [],
    );
    expect(checked.every((signals) => signals.length > 0)).toBe(true);
    expect(checked.flat().filter((signal) => !SIGNALS.includes(signal))).toEqual([]);
    expect(examples.every(({ paused }) => paused)).toBe(true);
  });
});

/** What kinds of syntax some code has, and the names in it that it does not declare. */
function syntaxOf(text: string): { kinds: Set<ts.SyntaxKind>; names: string[] } {
  const source = ts.createSourceFile('template.js', text, ts.ScriptTarget.Latest, true);
  const kinds = new Set<ts.SyntaxKind>();
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    kinds.add(node.kind);
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name)) {
      declared.add(node.name.text);
    }
    const isMember =
      (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
    if (ts.isIdentifier(node) && !isMember) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return { kinds, names: [...used].filter((name) => !declared.has(name)) };
}
