import { createSigner } from '../endpoint/index';
import { Misuse } from './misuse';
import { readFile } from './read-file';

const FLAG = '--signing-key-file';

/** The key's PEM, once it is known to be one that signs. */
export function readSigningKey(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const pem = readFile(FLAG, file);
  try {
    createSigner(pem);
    return pem;
  } catch (error) {
    throw new Misuse(FLAG, `${file}: ${(error as Error).message}`);
  }
}
