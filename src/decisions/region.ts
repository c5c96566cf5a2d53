import { readRegion } from '../consent/regions';
import type { Jurisdiction } from '../core/contracts';
import { dom } from '../dom';

/** How long the endpoint may take to say where the visitor is; then it is unknown, which is opt-in. */
const WITHIN_MS = 3_000;

type Found = Pick<Jurisdiction, 'region' | 'source'>;

const found = (said: unknown, source: Found['source']): Found => {
  const region = readRegion(said);
  return { region, source: region ? source : 'default' };
};

/**
 * Where the visitor is: as the setting says, the page by `<meta name="assent-region">`, or the site's own endpoint; nobody else.
 * What is said by the setting or the page has to be one region, and the same; any doubt is `''`.
 */
export async function findRegion(setting: string, endpoint: string, signal: AbortSignal): Promise<Found> {
  const isAuto = setting === 'auto';
  // In the head, where no comment of a visitor's comes.
  const metas = [...dom.querySelectorAll<HTMLMetaElement>('head>meta[name=assent-region]')];
  const said = [...(isAuto ? [] : [setting]), ...metas.map(({ content }) => content)];
  if (said.length) return found(new Set(said).size > 1 || said[0], isAuto ? 'page' : 'setting');
  if (!endpoint) return found('', 'endpoint');
  try {
    const late = AbortSignal.timeout(WITHIN_MS);
    const response = await fetch(`${endpoint}/region`, { signal: AbortSignal.any([signal, late]) });
    return found((await response.json()).region, 'endpoint');
  } catch {
    return found('', 'endpoint');
  }
}
