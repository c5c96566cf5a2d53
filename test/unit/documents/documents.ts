import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every document that somebody reads, by its path. What it says is compared with what is. */
export const DOCUMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'dist/README.md', 'demo/README.md'],
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      // The generator of the site has documents of its own.
      .filter((file) => file.endsWith('.md') && !/^site[\\/]/.test(file))
      .map((file) => `docs/${file.replaceAll('\\', '/')}`)
      .sort(),
  ].map((file) => [file, readFileSync(file, 'utf8')]),
);

export const everything = Object.values(DOCUMENTS).join('\n');

export function documentOf(file: string): string {
  const text = DOCUMENTS[file];
  if (text === undefined) throw new Error(`${file} is not there.`);
  return text;
}

/** The code in a text that is fenced as this language; without a name, as none. */
export function blocks(language: string, text = everything): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code);
}

export function withoutBlocks(text: string): string {
  return text.replace(/^```\w*\n[\s\S]*?^```$/gm, '');
}

/** What stands below a heading, until the next one of any level. Lines of code are no headings. */
export function sectionOf(file: string, title: string): string {
  const [, ...rest] = `\n${documentOf(file)}`.split(new RegExp(`\\n#{2,3} ${title}\\n`));
  if (rest.length !== 1) throw new Error(`${file} has ${rest.length} sections "${title}".`);
  const text = rest[0] as string;
  const lines = text.split('\n');
  let isCode = false;
  const end = lines.findIndex((line) => {
    if (line.startsWith('```')) isCode = !isCode;
    return !isCode && /^#{1,3} /.test(line);
  });
  return lines.slice(0, end < 0 ? undefined : end).join('\n');
}

/** Rows of a section's tables whose first cell is one name in backticks, as the texts in their cells. */
export function tableOf(file: string, title: string): string[][] {
  return (sectionOf(file, title).match(/^\| `[^`]+` +\|.*$/gm) ?? []).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`([^`]+)`$/, '$1')),
  );
}

/** What was found, each once: the first group of each, or all of it. */
export function unique(found: Iterable<RegExpMatchArray>): string[] {
  return [...new Set([...found].map(([all, part]) => part ?? all))].sort();
}

export function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

export const kebab = (name: string) => name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
