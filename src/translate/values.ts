import {
  type AnyNode,
  type Expression,
  type Node,
  type ObjectExpression,
  type Options,
  type Property,
  parse,
  type Program as Tree,
} from 'acorn';

/*
 * What is written in a file of JavaScript as literals. Nothing of the file is run: what is only known when it runs is `Unread`.
 */

export class Unread {
  constructor(readonly text: string) {}
}

/** A literal of a regular expression. */
export class Pattern {
  constructor(readonly source: string) {}
}

/** A call that makes a value, with what it is given. */
export class Call {
  constructor(
    readonly name: string,
    readonly args: readonly Value[],
  ) {}
}

export interface Members {
  readonly [name: string]: Value;
}
export type Value = string | number | boolean | null | undefined | Unread | Pattern | Call | readonly Value[] | Members;

export interface Program {
  /** By the names that they are given to, `window.` left out: `klaroConfig`, `tarteaucitron.user.gtagUa`; `default` for an export. */
  readonly named: ReadonlyMap<string, Value>;
  readonly calls: readonly Call[];
}

export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Unread || value instanceof Pattern || value instanceof Call);

/** Whether some of its members are only known when it runs: what is spread into it may be any of them. */
export const isPartial = (members: Members): boolean => Object.keys(members).some((name) => /^(\.\.\.|\[)/.test(name));

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** @throws SyntaxError where it is no JavaScript, types of TypeScript for example */
export function readProgram(code: string): Program {
  const tree = parsed(code);
  const named = new Map<string, Value>();
  const given = new Map<string, Expression>();
  const calls: Call[] = [];
  // First all names, so that what a config names before or after it is found.
  visit(tree as AnyNode, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      given.set(node.id.name, node.init);
    if (node.type === 'AssignmentExpression' && node.operator === '=') given.set(nameOf(node.left, code), node.right);
    if (node.type === 'ExportDefaultDeclaration') given.set('default', node.declaration as Expression);
  });
  const read = createReader(code, given);
  for (const [name, node] of given) named.set(name.replace(/^(window|module)\./, ''), read(node));
  visit(tree as AnyNode, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') calls.push(read(node) as Call);
  });
  return { named, calls };
}

/** As scripts are, comments of HTML included; else as a module. */
function parsed(code: string): Tree {
  const options: Options = { ecmaVersion: 'latest', allowReturnOutsideFunction: true };
  try {
    return parse(code, { ...options, sourceType: 'script' });
  } catch {
    return parse(code, { ...options, sourceType: 'module' });
  }
}

/** @param given expressions by name, for what is named inside of another */
function createReader(code: string, given: ReadonlyMap<string, Expression>) {
  const open = new Set<string>();
  // Once each: what names others, which name others, would be read again and again.
  const done = new Map<string, Value>();
  const unread = (node: Node) => unreadOf(node, code);

  function read(node: Node): Value {
    const it = node as Expression;
    switch (it.type) {
      case 'Literal':
        return it.regex
          ? new Pattern(it.regex.pattern)
          : typeof it.value === 'bigint'
            ? unread(it)
            : (it.value as Value);
      case 'TemplateLiteral':
        return it.expressions.length === 0 ? (it.quasis[0]?.value.cooked ?? '') : unread(it);
      case 'ArrayExpression':
        return it.elements.map((element) => (element ? read(element) : undefined));
      case 'ObjectExpression':
        return membersOf(it, code, read);
      case 'UnaryExpression': {
        const value = read(it.argument);
        if (it.operator === '-' && typeof value === 'number') return -value;
        return it.operator === '!' && typeof value === 'number' ? !value : unread(it);
      }
      case 'Identifier':
        return readName(it.name, it);
      case 'CallExpression':
      case 'NewExpression':
        return new Call(nameOf(it.callee, code), it.arguments.map(read));
      default:
        return unread(it);
    }
  }

  function readName(name: string, node: Node): Value {
    if (name === 'undefined') return undefined;
    const found = given.get(name);
    // It may be named in what it is given.
    if (!found || open.has(name)) return unread(node);
    if (!done.has(name)) {
      open.add(name);
      done.set(name, read(found));
      open.delete(name);
    }
    return done.get(name);
  }

  return read;
}

const unreadOf = (node: Node, code: string): Unread =>
  new Unread(code.slice(node.start, node.end).replace(/\s+/g, ' ').slice(0, 60));

const membersOf = (node: ObjectExpression, code: string, read: (node: Node) => Value): Members =>
  Object.fromEntries(
    node.properties.map((property) => {
      const unread = () => unreadOf(property, code);
      if (property.type === 'SpreadElement') return [code.slice(property.start, property.end), unread()];
      const name = keyOf(property);
      const { key, value } = property;
      return name ? [name, read(value)] : [`[${code.slice(key.start, key.end)}]`, unread()];
    }),
  );

/** The name of a member that has one as it is written. */
function keyOf({ key, computed, kind }: Property): string | undefined {
  if (computed || kind !== 'init') return undefined;
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? `${key.value}` : undefined;
}

/** `tarteaucitron.init`, whatever stands before it as `window.`. */
function nameOf(node: Node, code: string): string {
  return code
    .slice(node.start, node.end)
    .replace(/\s+/g, '')
    .replace(/^window\./, '');
}

function visit(node: AnyNode, see: (node: AnyNode) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') visit(child, see);
    }
  }
}
