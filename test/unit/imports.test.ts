// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { RULES, type Rule } from './import-rules';

interface Import {
  /** File without its extension, from src. */
  readonly file: string;
  readonly specifier: string;
  /** Specifier as a path from src, or the package's. */
  readonly target: string;
  readonly kind: 'value' | 'type' | 'lazy';
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const imports = files.flatMap(importsOf);

test('no file imports what it may not', () => {
  const broken = imports.flatMap((found) => {
    const rule = ruleFor(found.file);
    return !rule || isAllowed(found, rule) ? [] : [explain(found, rule)];
  });
  expect(broken).toEqual([]);
});

test('the contracts are written by hand', () => {
  expect(readFileSync('src/core/contracts.ts', 'utf8')).not.toMatch(/typeof import|^import (?!type)/m);
});

test('every file has a rule', () => {
  expect(files.filter((file) => !ruleFor(stem(file)))).toEqual([]);
});

test('no circle of imports, types included', () => {
  // A part that is loaded when it is needed waits for nobody.
  const edges = new Map(files.map((file) => [stem(file), new Set<string>()]));
  for (const { file, target, kind } of imports) {
    if (kind !== 'lazy' && edges.has(target)) {
      edges.get(file)?.add(target);
    }
  }
  expect(circle(edges)?.join(' -> ')).toBeUndefined();
});

test('the rules catch what they are for', () => {
  const judge = (file: string, specifier: string, kind: Import['kind'] = 'value') => {
    const found = { file, specifier, target: resolve(file, specifier), kind };
    return isAllowed(found, ruleFor(file) as Rule);
  };
  expect(judge('consent/grants', '../storage/cookie')).toBe(false);
  expect(judge('consent/notice', '../locales/locale', 'type')).toBe(true);
  expect(judge('consent/notice', '../locales/locale')).toBe(false);
  expect(judge('gate/gate', '../services/contract', 'type')).toBe(false);
  expect(judge('gate/autoblock', '../services/tables')).toBe(true);
  expect(judge('script', './gate/gate')).toBe(false);
  expect(judge('core/start', '../ui/banner/banner', 'type')).toBe(false);
  expect(judge('core/start', '../parts/decisions', 'type')).toBe(false);
  expect(judge('core/start', '../parts/decisions', 'lazy')).toBe(false);
  expect(judge('index', './parts/decisions', 'lazy')).toBe(true);
  expect(judge('index', './parts/decisions')).toBe(false);
  expect(judge('core/contracts', '../gate/gate')).toBe(false);
  expect(judge('decisions/api', '../effects/apply', 'type')).toBe(false);
  expect(judge('decisions/api', '../core/contracts', 'type')).toBe(true);
  expect(judge('decisions/api', '../core/contracts')).toBe(false);
  expect(judge('core/state', '@preact/signals')).toBe(false);
  expect(judge('ui/banner/banner', 'preact/hooks')).toBe(true);
  expect(judge('ui/banner/banner', '../../core/contracts', 'type')).toBe(false);
  expect(judge('storage/cookie', 'node:fs')).toBe(false);
  expect(judge('endpoint/endpoint', '../gate/gate', 'type')).toBe(false);
  expect(judge('endpoint/http/admin-page', '../../admin/files')).toBe(true);
  expect(judge('endpoint/http/admin-page', '../../admin/page')).toBe(false);
  expect(judge('ui/banner/banner', 'chart.js')).toBe(false);
  expect(
    circle(
      new Map([
        ['a', new Set(['b'])],
        ['b', new Set(['a'])],
      ]),
    ),
  ).toEqual(['a', 'b', 'a']);
});

function ruleFor(file: string): Rule | undefined {
  const fits = ({ from }: Rule) => covers(from, file);
  return RULES.filter(fits).sort((a, b) => b.from.length - a.from.length)[0];
}

function isAllowed({ file, target, kind }: Import, { may = [], mayTypes = [], mayLazily = [] }: Rule): boolean {
  const folder = file.includes('/') ? [`${file.split('/')[0]}/`] : [];
  const allowed = [...folder, ...may, ...(kind === 'type' ? mayTypes : []), ...(kind === 'value' ? [] : mayLazily)];
  return allowed.some((name) => covers(name, target));
}

function covers(name: string, target: string): boolean {
  const isFolder = /[/:]$/.test(name);
  return isFolder ? target.startsWith(name) : target === name || target.startsWith(`${name}/`);
}

function explain({ file, specifier, kind }: Import, { from, may = [], mayTypes = [], mayLazily = [] }: Rule): string {
  const list = (names: readonly string[]) => names.join(', ') || 'nothing';
  return (
    `src/${file} imports '${specifier}' (${kind}): ${from} may import itself and ${list(may)}; ` +
    `as types: ${list(mayTypes)}; by import(): ${list(mayLazily)}`
  );
}

function importsOf(path: string): Import[] {
  const source = ts.createSourceFile(path, readFileSync(join('src', path), 'utf8'), ts.ScriptTarget.Latest);
  const file = stem(path);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import['kind']) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ file, specifier: specifier.text, target: resolve(file, specifier.text), kind });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeOnly(node.importClause) ? 'type' : 'value');
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'lazy');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause || clause.isTypeOnly) {
    return !!clause;
  }
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? stem(posix.join(posix.dirname(file), specifier)) : specifier;
}

function stem(path: string): string {
  return path.replace(/(\.d)?\.tsx?$/, '');
}

/** The first circle, as the files on it. */
function circle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) {
      return [...path.slice(path.indexOf(file)), file];
    }
    if (done.has(file)) {
      return undefined;
    }
    for (const next of edges.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found) {
        return found;
      }
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const found = walk(file, []);
    if (found) {
      return found;
    }
  }
  return undefined;
}
