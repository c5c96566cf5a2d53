import { ASKED } from '../consent/categories';
import { READY_MADE } from '../services/find';
import type { Audit, Seen } from './findings';

/** A config to begin with, as JSON, from all that was seen: what is not known stands as a text that says so. */
export function draftConfig({ pages }: Pick<Audit, 'pages'>): string {
  const [first] = pages;
  const host = first && URL.canParse(first.url) ? new URL(first.url).hostname.replace(/^www\./, '') : 'example.com';
  const all = mergedSeen(pages.flatMap(({ seen }) => seen));
  const services = Object.fromEntries(
    all.flatMap((it): [string, unknown][] => {
      const [kind = '', name = ''] = it.id.split(/:(.*)/s);
      if (kind === 'host') return [[idFor(name), unknownService(it)]];
      const known = kind === 'service' && READY_MADE.find(({ definition }) => definition.id === name);
      return known ? [[name, optionsToFill(known)]] : [];
    }),
  );
  return `${JSON.stringify({ site: host, policy: { url: '/privacy', version: '1' }, services }, null, 2)}\n`;
}

/** The options that have to be there, each with what belongs into it. */
export function optionsToFill({
  definition: { forms = {} },
  about: { use = {} },
}: (typeof READY_MADE)[number]): object {
  const options: Record<string, unknown> = {};
  for (const path of Object.keys(forms).filter((it) => !it.endsWith('?'))) {
    const [name = '', inner] = path.split('.');
    const text = `TODO: ${use[path] ?? path}`;
    if (inner === undefined) options[name] = text;
    else options[name] = { ...(options[name] as object | undefined), [inner]: text };
  }
  return options;
}

function unknownService({ name, cookies, storage, databases }: Seen): object {
  return {
    ...{ category: 'marketing', name, provider: 'TODO: whose it is', privacyUrl: 'TODO: where its policy is' },
    ...(cookies.length > 0 && { cookies }),
    ...(storage.length > 0 && { storage }),
    ...(databases.length > 0 && { databases }),
    thirdParty: [name],
  };
}

const idFor = (host: string): string => host.replace(/[^a-z\d]+/g, '-').replace(/^[^a-z]+/, '') || 'unknown';

/** The table of cookies for a policy, in Markdown, from all that was seen. */
export function cookieTable({ pages }: Pick<Audit, 'pages'>): string {
  const rank = ({ category }: Seen) => (category ? ['necessary', ...ASKED].indexOf(category) : ASKED.length + 1);
  const rows = mergedSeen(pages.flatMap(({ seen }) => seen))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, category, cookies, storage, databases }) => ({
      name,
      category: category ?? 'unknown',
      stores: [...cookies, ...storage, ...databases],
    }))
    .filter(({ stores }) => stores.length > 0)
    .map(
      ({ name, category, stores }) =>
        `| ${cell(name)} | ${category} | ${stores.map((it) => `\`${cell(it)}\``).join(' ')} |`,
    );
  return ['| Service | Category | Stores |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('`', "'");

/** The same services of several pages as one. */
function mergedSeen(all: readonly Seen[]): Seen[] {
  const merged = new Map<string, Seen>();
  for (const it of all) {
    const before = merged.get(it.id);
    const join = (field: 'cookies' | 'storage' | 'databases') => [
      ...new Set([...(before?.[field] ?? []), ...it[field]]),
    ];
    const lists = { cookies: join('cookies'), storage: join('storage'), databases: join('databases') };
    merged.set(it.id, { ...it, ...lists });
  }
  return [...merged.values()];
}
