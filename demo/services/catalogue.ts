import type { About, Definition } from '../../src/services/contract';
import { READY_MADE } from '../../src/services/find';
import { addressInPage, concrete, neededBy, sampleOptions } from './samples';

/** What the demo knows of a ready-made service. The build writes it for all of them into `dist/demo/services.json`. */
export interface Entry {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly provider: string;
  readonly privacyUrl: string;
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  readonly databases: readonly string[];
  readonly thirdParty: readonly string[];
  readonly hosts: readonly string[];
  /** Paths of the options that it needs, and made-up values for them. */
  readonly needs: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** What the page has of it: nothing where Assent loads it. */
  readonly frame?: string;
  readonly script?: string;
  /** Where its double reports to. */
  readonly beacon: string;
}

export const catalogue = (): Entry[] => READY_MADE.map(({ definition, about }) => entryOf(definition, about));

function entryOf(definition: Definition, about: About): Entry {
  const { id, category, name, provider, privacyUrl } = definition;
  const { cookies = [], storage = [], databases = [], thirdParty = [] } = definition;
  const needs = neededBy(definition);
  const options = sampleOptions(definition);
  const hosts = [...about.hosts, ...hostsIn(options)];
  const address = addressInPage(id, hosts);
  return {
    ...{ id, category, name, provider, privacyUrl, cookies, storage, databases, thirdParty, hosts, needs, options },
    ...(!needs.length && (category === 'necessary' ? { script: address } : { frame: address })),
    // The script comes from the first host as a rule; what it reports goes to the next.
    beacon: `https://${concrete(hosts[1] ?? hosts[0] ?? 'double.example')}/double?of=${id}`,
  };
}

/** A service on a server of the site's own is where its options say. */
const hostsIn = (options: object): string[] =>
  Object.values(options)
    .filter((value) => /^https:/.test(value))
    .map((value) => new URL(value).host);
