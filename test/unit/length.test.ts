// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * A file, or a function with all that is in it, is read at once. Longer ones say why, in a comment that begins with
 * "longer than".
 */
const FILE = 200;
const FUNCTION = 60;
/** What puts all the rest together is read on one screen and a half. */
const ROOT = 120;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file));

test(`no file is longer than ${FILE} lines, and the composition root not than ${ROOT}`, () => {
  const long = files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    const most = file === 'src/core/start.ts' ? ROOT : FILE;
    return text.split('\n').length - 1 > most && !/longer than/i.test(text.slice(0, 600));
  });
  expect(long).toEqual([]);
});

test(`no function is longer than ${FUNCTION} lines`, () => {
  expect(files.flatMap((file) => longFunctions(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test('a long function is found, and one that says why is let be', () => {
  const long = `function it() {\n${'  act();\n'.repeat(FUNCTION)}}\n`;
  expect(longFunctions('it.ts', long)).toHaveLength(1);
  expect(longFunctions('it.ts', `const it = {\n  act() {${long}},\n};`)).toHaveLength(2);
  expect(longFunctions('it.ts', `/** Longer than 60 lines: a table. */\n${long}`)).toEqual([]);
});

function longFunctions(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lineOf = (at: number) => source.getLineAndCharacterOfPosition(at).line;
      const first = lineOf(node.getStart(source));
      const lines = lineOf(node.end) - first + 1;
      if (lines > FUNCTION && !/longer than/i.test(commentBefore(node, text)))
        found.push(`${file}:${first + 1} ${lines}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What stands above a function, or above the statement that it is the value of. */
function commentBefore(node: ts.Node, text: string): string {
  const statement = ts.isFunctionDeclaration(node) ? node : (ts.findAncestor(node, ts.isStatement) ?? node);
  return [node, statement].map((it) => text.slice(it.pos, it.getStart())).join();
}
