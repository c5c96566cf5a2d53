import { readSettings } from '../config/settings';
import type { EndpointOptions, SiteFile } from '../endpoint/index';
import { siteFiles } from '../site/files';
import { tagOf } from '../site/tag';
import type { ConfiguredSite } from './site-config';

/** What an endpoint takes from the configs of its sites. */
export function optionsOf(sites: readonly ConfiguredSite[]): Pick<EndpointOptions, 'notices' | 'cookie' | 'files'> {
  const cookies = new Map(sites.flatMap(({ origins, cookie }) => origins.map((origin) => [origin, cookie])));
  return {
    notices: sites.flatMap(({ notices }) => notices),
    cookie: (origin) => cookies.get(origin) ?? {},
    files: filesOf(sites),
  };
}

/** A site alone has its script whatever host is asked; of several each has it at its own hosts. Parts are the same of all. */
function filesOf(sites: readonly ConfiguredSite[]): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  for (const { config, origins } of sites) {
    for (const [name, file] of siteFiles(config, true, files)) {
      if (file.isHashed || sites.length === 1) files.set(name, file);
      else for (const origin of origins) files.set(`${new URL(origin).host}/${name}`, file);
    }
  }
  return files;
}

/** What pages have, a line for each site. */
export function tagLines(sites: readonly ConfiguredSite[], base: string): string[] {
  return sites.map((site) => {
    const pages = sites.length === 1 ? 'pages' : `pages of ${site.origins.join(', ')}`;
    return `${pages} have ${tagOf(base, readSettings(site)?.autoblock)}`;
  });
}
