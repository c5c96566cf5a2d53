import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readHead } from '../endpoint/log/chain';
import { Misuse } from './failures';
import { requireFolder } from './open-store';

const FLAG = '--head-file';

/** The head that was written last, or `undefined` for none yet. A file that holds anything else is not written over. */
export function readHeadFile(file: string): string | undefined {
  requireFolder(file, FLAG);
  if (!existsSync(file)) return undefined;
  let head: string;
  try {
    head = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Misuse(FLAG, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (head !== '' && !readHead(head)) throw new Misuse(FLAG, `${file} holds something else than a head; name another`);
  return head || undefined;
}

/** Whoever reads it finds the one head or the other, and never a half: also after a power cut. */
export async function writeHeadFile(file: string, head: string): Promise<void> {
  const unfinished = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(`${head}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
