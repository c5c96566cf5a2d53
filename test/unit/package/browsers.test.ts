// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { type AnyNode, type Node, parse } from 'acorn';
import { expect, test } from 'vitest';
import manifest from '../../../package.json';
import { documentOf } from '../documents/documents';

/*
 * What pages load, compared with the browsers that package.json and the README name: its syntax, and that nothing of the platform that
 * came later is relied on.
 */

/** The newest syntax that all of them read. */
const SYNTAX = 2022;

/** Of the platform, by the name that it is used by: what one of those browsers does not have in the version that is named. */
const LATER = new Set([
  ...['cookieStore', 'requestIdleCallback', 'scheduler', 'trustedTypes', 'navigation', 'CloseWatcher', 'fetchLater'],
  ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['try', 'getHTML', 'setHTML', 'sumPrecise', 'fromBase64', 'toBase64', 'fromHex', 'toHex', 'moveBefore'],
  ...['startViewTransition', 'requestClose', 'Iterator', 'DurationFormat'],
]);
/** These are properties of `window`: to name one that is not there throws. */
const GLOBALS = [
  'cookieStore',
  'requestIdleCallback',
  'scheduler',
  'trustedTypes',
  'navigation',
  'CloseWatcher',
  'Iterator',
  'fetchLater',
];

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(assent\.js|(parts|npm)\/.*\.js)$/.test(file));

function parsed(file: string): Node {
  const sourceType = /^(assent|parts\/autoblock)\.js$/.test(file) ? 'script' : 'module';
  return parse(readFileSync(`dist/${file}`, 'utf8'), { ecmaVersion: SYNTAX, sourceType });
}

/** What would throw in a browser that does not have it. */
function unguarded(tree: Node): string[] {
  const found: string[] = [];
  visit(tree as AnyNode, [], (node, above) => {
    const [parent, next] = above;
    if (above.some((it, i) => it.type === 'TryStatement' && it.block === [node, ...above][i])) return;
    if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && LATER.has(node.property.name)) {
      const isUsed =
        (parent?.type === 'MemberExpression' && parent.object === node && !parent.optional) ||
        (parent?.type === 'CallExpression' && parent.callee === node && !parent.optional);
      if (isUsed) found.push(node.property.name);
    }
    if (node.type === 'Identifier' && GLOBALS.includes(node.name) && parent) {
      const isName =
        (parent.type === 'MemberExpression' && parent.property === node) ||
        (parent.type === 'Property' && (parent.key === node || next?.type === 'ObjectPattern')) ||
        (parent.type === 'UnaryExpression' && parent.operator === 'typeof');
      if (!isName) found.push(node.name);
    }
  });
  return found;
}

function visit(
  node: AnyNode,
  above: readonly AnyNode[],
  see: (node: AnyNode, above: readonly AnyNode[]) => void,
): void {
  see(node, above);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') visit(child, [node, ...above], see);
    }
  }
}

test('the README names the browsers of package.json', () => {
  const [, line = ''] = /\*\*Browsers\*\*: ([^,]+, [^,]+, [^,]+),/.exec(documentOf('README.md')) ?? [];
  const versions = Object.fromEntries(manifest.browserslist.map((it) => it.split(' >= ') as [string, string]));
  expect(line).toBe(`Chrome and Edge ${versions.chrome}, Firefox ${versions.firefox}, Safari ${versions.safari}`);
  expect([versions.edge, versions.ios_saf]).toEqual([versions.chrome, versions.safari]);
});

test(`no file of a page has syntax later than ES${SYNTAX}`, () => {
  expect(files.length).toBeGreaterThan(200);
  expect(() => files.map(parsed)).not.toThrow();
  expect(() => parse('using a = b;', { ecmaVersion: SYNTAX })).toThrow();
});

test('what came to the platform later is used only where it is there', () => {
  expect(files.flatMap((file) => unguarded(parsed(file)).map((name) => `${file}: ${name}`))).toEqual([]);
});

test('the rule finds what it is for', () => {
  const of = (code: string) => unguarded(parse(code, { ecmaVersion: SYNTAX }));
  expect(of('cookieStore.getAll()')).toEqual(['cookieStore']);
  expect(of('window.cookieStore.getAll()')).toEqual(['cookieStore']);
  expect(of('new Set().union(other)')).toEqual(['union']);
  expect(of('try { cookieStore.getAll() } catch { trustedTypes.a }')).toEqual(['trustedTypes']);
  expect(of('window.cookieStore?.getAll(); (window.requestIdleCallback ?? setTimeout)(act)')).toEqual([]);
  expect(of('const { trustedTypes } = window; try { trustedTypes.a() } catch {}')).toEqual([]);
});
