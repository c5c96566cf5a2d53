import { readFileSync } from 'node:fs';
import { Misuse } from './misuse';

/** The text of the file that a flag names. */
export function readFile(flag: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(flag, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
