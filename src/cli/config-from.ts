import { FORMER_MANAGERS } from '../config/adopt-names';
import { readSource, type Translation, translate } from '../translate/translate';
import { Misuse } from './failures';
import { readFile } from './files';

const FLAG = '--from';

/** `assent config --from`: a draft of an `assent.json` from a former manager's configuration, and what is left to do by hand. */
export function configFrom(files: readonly string[], { json }: { readonly json?: true }): void {
  const sources = files.map((file) => readSourceOf(file));
  const found = translate(sources);
  if (!found) {
    const known = FORMER_MANAGERS.join(', ');
    const unread = sources.flatMap((source) => source.unread.map(({ path, why }) => `; ${path} ${why}`)).join('');
    throw new Misuse(FLAG, `nothing of a manager that is known is in ${files.join(', ')}; known are ${known}${unread}`);
  }
  if (json) {
    console.log(JSON.stringify({ from: files, ...found }));
    return;
  }
  // The draft alone, so that it can go into a file.
  console.log(JSON.stringify(found.config, null, 2));
  console.error(whatIsLeft(found));
}

function readSourceOf(file: string) {
  const text = readFile(FLAG, file);
  try {
    return readSource(file, text);
  } catch (error) {
    const fix = 'name a file of JavaScript without types, of JSON or of HTML';
    throw new Misuse(FLAG, `${file} cannot be read (${(error as Error).message}); ${fix}`);
  }
}

function whatIsLeft({ manager, marks, left }: Translation): string {
  const lines = [`A draft, from the configuration of ${manager}. Left to you:`];
  for (const { path, why } of left) lines.push(`  ${path}: ${why}`);
  if (marks.length > 0) lines.push('', 'Marked elements of your pages:');
  for (const { at, theirs, ours, note } of marks) {
    lines.push(`  ${at}`, `    ${oneLine(theirs)}`, ...[ours, note].flatMap((it) => (it ? [`    ${it}`] : [])));
  }
  lines.push('', 'Then: npx assent config assent.json');
  return lines.join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
