/** An element of a page, as its start tag has it. */
export interface Tag {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  /** By their names in small letters. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  /** Of a script alone: what stands in it. */
  readonly code: string;
  /** `data-purpose` of the template that it stands in. */
  readonly purpose?: string | undefined;
}

const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
/** Where what stands in a script ends. */
const END = /<\/script/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The start tags of a page. What stands in a comment is none, and what a script writes neither. */
export function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  const purposes: (string | undefined)[] = [];
  const lineAt = createLineCounter(text);
  TAG.lastIndex = 0;
  for (let found = TAG.exec(text); found; found = TAG.exec(text)) {
    const [written, slash, given, list = ''] = found;
    const name = given?.toLowerCase();
    if (!name) continue;
    if (slash) {
      if (name === 'template') purposes.pop();
      continue;
    }
    const attributes = attributesIn(list);
    const end = name === 'script' ? endOfScript(text, TAG.lastIndex) : TAG.lastIndex;
    const code = text.slice(TAG.lastIndex, end);
    tags.push({ name, text: written, attributes, line: lineAt(found.index), code, purpose: purposes.at(-1) });
    if (name === 'template') purposes.push(attributes.get('data-purpose') ?? purposes.at(-1));
    TAG.lastIndex = end;
  }
  return tags;
}

function endOfScript(text: string, from: number): number {
  END.lastIndex = from;
  return END.exec(text)?.index ?? text.length;
}

/** Lines of places that come one after the other: each line break is looked for once. */
function createLineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    for (; next >= 0 && next < index; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}

function attributesIn(list: string): Map<string, string> {
  const pairs = [...list.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single, bare]) => [name.toLowerCase(), decode(double ?? single ?? bare ?? '')] as const,
  );
  return new Map(pairs);
}

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A start tag with these attributes, in their order. */
export const startTag = (name: string, attributes: Iterable<readonly [string, string]>): string =>
  `<${[name, ...[...attributes].map(([key, value]) => (value === '' ? key : `${key}="${encode(value)}"`))].join(' ')}>`;
