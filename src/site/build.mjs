import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * A part as it is built, an ES module, as the text of a function of the parts that it needs: so it can stand in a script that
 * is made for a site, or in a file of its own, and is the same to both.
 *
 * @param {string} code
 * @returns {{ code: string, needs: string[] }}
 */
export function asFactory(code) {
  const file = ts.createSourceFile('part.js', code, ts.ScriptTarget.Latest, true);
  const needs = [];
  let body = '';
  let exported = '{}';
  let at = 0;
  for (const node of file.statements) {
    body += code.slice(at, node.getFullStart());
    at = node.end;
    if (ts.isImportDeclaration(node)) {
      const name = nameOf(node.moduleSpecifier.text);
      needs.push(name);
      const names = node.importClause.namedBindings.elements.map((it) => pair(it.propertyName ?? it.name, it.name));
      body += `let{${names}}=${NEED}(${JSON.stringify(name)});`;
    } else if (ts.isExportDeclaration(node)) {
      exported = `{${node.exportClause.elements.map((it) => pair(it.name, it.propertyName ?? it.name))}}`;
    } else if (
      ts.isExportAssignment(node) ||
      node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    ) {
      throw new Error(`A part exports in a way that is not known: ${node.getText().slice(0, 80)}`);
    } else body += node.getFullText();
  }
  body += code.slice(at);
  return { code: `${NEED}=>{${body}${/[;}]\s*$/.test(body) ? '' : ';'}return${exported}}`, needs: [...new Set(needs)] };
}

/** No minifier gives this name to anything. */
const NEED = 'need$';

const pair = (key, value) => (key.text === value.text ? key.text : `${key.text}:${value.text}`);

/** `../runner.js` is `runner`. Nobody needs a service. */
const nameOf = (specifier) => specifier.replace(/^\.{1,2}\/|\.js$/g, '');

/**
 * All parts in these files, by the name that `Load` has for them.
 *
 * @param {Record<string, string>} files path by name
 */
export const partsIn = (files) =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, asFactory(readFileSync(file, 'utf8'))]));
