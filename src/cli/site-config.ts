import { readFileSync } from 'node:fs';
import { loadSite, type Site } from '../endpoint/index';
import { Misuse } from './misuse';

const FLAG = '--config';

/**
 * What `--config` says of the site. A field at fault is told and left out, as pages do it with the same config: then a
 * notice may be missing here, which the endpoint asks the visitors' browsers for.
 */
export async function readSite(file: string, origins: readonly string[], warn: (text: string) => void): Promise<Site> {
  const site = await loadSite(parse(file), origins);
  if (site.notices.length === 0) throw new Misuse(FLAG, `${file}: ${site.problems.join('\n')}`);
  for (const problem of site.problems) warn(`${FLAG} ${file}: ${problem}`);
  return site;
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(FLAG, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(FLAG, `${file} is not JSON (${(error as Error).message})`);
  }
}
