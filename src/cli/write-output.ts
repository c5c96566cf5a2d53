import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Misuse } from './failures';

const FLAG = '--output';

type Texts = AsyncIterable<string> | Iterable<string>;

/** Writes to a file, which is there once it is whole and not before; without one, to standard output. */
export async function writeOutput(texts: Texts, file?: string): Promise<void> {
  if (file === undefined) return writeOut(texts);
  // Beside it, since a rename across disks would be a copy.
  const unfinished = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  const handle = await make(unfinished, file);
  const forget = forgetOnSignal(unfinished);
  try {
    for await (const text of texts) await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(unfinished, file).catch((error) => refuse(file, error));
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    forget();
  }
}

async function writeOut(texts: Texts): Promise<void> {
  // The error is told to the writer below; without a listener it would also end the process.
  const told = () => {};
  process.stdout.on('error', told);
  try {
    for await (const text of texts) await write(text);
  } catch (error) {
    // Whoever reads, `head` say, has enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    throw error;
  }
  process.stdout.off('error', told);
}

/** Resolves once it is written, so that no more than this waits in memory. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** For its owner alone: receipts are personal data. */
async function make(unfinished: string, file: string): Promise<FileHandle> {
  return open(unfinished, 'wx', 0o600).catch((error) => refuse(file, error));
}

function refuse(file: string, { code }: NodeJS.ErrnoException): never {
  throw new Misuse(FLAG, `${file} cannot be written (${code}); name a file in a folder of yours`);
}

/** A half of a file would be left for somebody to take for the whole. @returns what ends that */
export function forgetOnSignal(unfinished: string): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143 };
  const ends = Object.entries(signals).map(([signal, code]) => {
    const end = () => rm(unfinished, { force: true }).finally(() => process.exit(code));
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  return () => {
    for (const end of ends) end();
  };
}
