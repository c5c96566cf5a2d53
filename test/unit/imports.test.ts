// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Who may import whom. What is not listed is forbidden; a folder may always import from itself. */
interface Rule {
  /** Folder (`ui/`), or file without its extension. The longest that fits a file is its rule. */
  readonly from: string;
  /** Folders, files, `*` for any file at the top of src, packages, and `node:` for Node itself. */
  readonly may?: readonly string[];
  /** Types alone: they leave nothing behind in what is built. */
  readonly mayTypes?: readonly string[];
  /** By `import()` alone (its types too): a part that is loaded when it is needed. */
  readonly mayLazily?: readonly string[];
}

const EVERY_PAGE = ['consent/', 'config/', 'locales/', 'storage/', 'gate/', 'services/', 'receipts/'];
/** What is loaded by itself: with the first question, with the first answer, and for the eyes. */
const LATER = ['desk/', 'office/', 'ui/'];

const ENDPOINT_LIBRARIES = ['hono', '@hono/node-server', 'kysely', 'libsql', 'pg', 'valibot'];
const CLI_LIBRARIES = ['commander', '@hono/node-server', 'pino', 'prom-client'];

/** Small files at the top that know nobody. */
const LEAVES = ['once', 'signal', 'version'];

const RULES: readonly Rule[] = [
  // What stands by itself.
  { from: 'consent/', mayTypes: ['locales/locale'] },
  { from: 'locales/' },
  { from: 'storage/' },
  { from: 'services/', may: ['consent/'] },
  { from: 'receipts/', may: ['consent/', 'version'] },
  { from: 'gate/', may: ['consent/'] },
  { from: 'gate/sweep', may: ['consent/', 'storage/'], mayTypes: ['types'] },
  { from: 'gate/jar', may: ['storage/'] },
  { from: 'gate/autoblock', may: ['consent/', 'services/tables', 'services/tags'] },

  { from: 'config/', may: ['consent/', 'services/'], mayTypes: ['locales/'] },

  // What puts it together: the top on every page, and the rest when it is needed.
  { from: '*', may: ['*', '../styles/', ...EVERY_PAGE], mayTypes: LATER, mayLazily: LATER },
  { from: 'script', may: ['*', 'consent/', 'config/', 'gate/activate'] },
  { from: 'blocking', may: ['gate/autoblock'] },
  {
    from: 'index',
    may: ['*', 'config/', 'services/', 'locales/'],
    mayTypes: EVERY_PAGE,
    mayLazily: ['gate/', 'services/', ...LATER],
  },
  { from: 'types', mayTypes: ['consent/', 'receipts/'] },
  ...LEAVES.map((from) => ({ from })),
  {
    from: 'desk/',
    may: ['consent/', 'config/looks-right', 'storage/', 'receipts/', 'ui/', ...LEAVES],
    mayTypes: ['*', 'config/', 'locales/', 'office/'],
  },
  {
    from: 'office/',
    may: ['consent/', 'storage/', 'receipts/', ...LEAVES],
    mayTypes: ['*', 'config/', 'locales/', 'services/', 'desk/'],
  },
  {
    from: 'ui/',
    may: ['consent/', 'locales/', '../styles/', ...LEAVES, 'preact', '@preact/signals'],
    mayTypes: ['config/', 'receipts/', 'services/', 'office/', 'types'],
  },

  // What the endpoint serves to its admin. The endpoint carries it as text.
  {
    from: 'admin/',
    may: ['consent/', 'receipts/receipt', 'ui/', 'once', '../styles/', 'preact', '@preact/signals', 'chart.js'],
    mayTypes: ['types', 'endpoint/log/', 'endpoint/routes/admin-stats'],
  },

  // The other half: Node.
  {
    from: 'endpoint/',
    may: [
      'admin/files',
      'consent/',
      'receipts/receipt',
      'config/',
      'locales/',
      'services/',
      'version',
      'node:',
      ...ENDPOINT_LIBRARIES,
    ],
  },
  {
    from: 'cli/',
    may: ['endpoint/', 'consent/', 'config/', 'services/', 'version', 'node:', ...CLI_LIBRARIES],
  },
];

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

test('every file has a rule', () => {
  expect(files.filter((file) => !ruleFor(stem(file)))).toEqual([]);
});

test('no circle of imports', () => {
  // Types do not count: nothing of them is left where files wait for each other.
  const edges = new Map(files.map((file) => [stem(file), new Set<string>()]));
  for (const { file, target, kind } of imports) {
    if (kind === 'value' && edges.has(target)) {
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
  expect(judge('gate/gate', '../services/service', 'type')).toBe(false);
  expect(judge('script', './gate/gate')).toBe(false);
  expect(judge('assent', './ui/interface')).toBe(false);
  expect(judge('assent', './ui/interface', 'lazy')).toBe(true);
  expect(judge('assent', '@preact/signals')).toBe(false);
  expect(judge('ui/banner', 'preact/hooks')).toBe(true);
  expect(judge('ui/banner', '../assent')).toBe(false);
  expect(judge('storage/cookie', 'node:fs')).toBe(false);
  expect(judge('endpoint/endpoint', '../gate/gate', 'type')).toBe(false);
  expect(judge('endpoint/endpoint', '../receipts/outbox')).toBe(false);
  expect(judge('endpoint/routes/admin-page', '../../admin/files')).toBe(true);
  expect(judge('endpoint/routes/admin-page', '../../admin/page')).toBe(false);
  expect(judge('ui/banner', 'chart.js')).toBe(false);
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
  if (name === '*') {
    return /^[\w-]+$/.test(target) && files.some((file) => stem(file) === target);
  }
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
