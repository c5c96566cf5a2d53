import type { Definition } from '../../src/services/contract';

/** Made-up values for options that a service needs: each option gets the first that is of its form. */
const VALUES = [
  '1234567890',
  'G-DOUBLE0001',
  'AW-1234567890',
  'GTM-DOUBLE1',
  'a2_double',
  'phc_double0001',
  'klouttrack.com',
  'https://double.example/',
];

/** What a page itself has of a service that Assent does not load: a frame, or the script of a payment. */
const OF_THE_PAGE: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/embed/aqz-KE-bpKQ',
  vimeo: 'https://player.vimeo.com/video/1084537',
  instagram: 'https://www.instagram.com/p/fA9uwTtkSN/embed',
  tiktok: 'https://www.tiktok.com/embed/v2/6718335390845095173',
  x: 'https://platform.twitter.com/embed/Tweet.html?id=20',
  'google-maps': 'https://www.google.com/maps/embed?pb=muscat',
  spotify: 'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
  stripe: 'https://js.stripe.com/v3/',
  paypal: 'https://www.paypal.com/sdk/js?client-id=double',
};

/** Options that have to be there, by path. */
export const neededBy = ({ forms = {} }: Definition): string[] =>
  Object.keys(forms).filter((path) => !path.endsWith('?'));

/** The options of a service, all that it needs and no more. One without a fitting value is left out. */
export function sampleOptions(definition: Definition): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const path of neededBy(definition)) {
    const value = VALUES.find((text) => definition.forms?.[path]?.test(text));
    const names = path.split('.');
    const last = names.pop() ?? '';
    const node = names.reduce<Record<string, unknown>>((parent, name) => {
      parent[name] ??= {};
      return parent[name] as Record<string, unknown>;
    }, options);
    node[last] = value;
  }
  return options;
}

/** @param hosts of the service, for one that is not in the table yet */
export function addressInPage(id: string, hosts: readonly string[]): string {
  return OF_THE_PAGE[id] ?? `https://${concrete(hosts[0] ?? 'double.example')}/double`;
}

/** `*` in a host, a name or a key, filled in. */
export const concrete = (pattern: string): string => pattern.replaceAll('*', 'double');
