import type { FormerManager } from '../config/adopt-names';
import type { AskedCategory, Category } from '../consent/categories';
import type { Tag } from './html';
import type { Members, Program, Value } from './values';

/** A file of the owner's. */
export interface Source {
  /** As it was named. */
  readonly file: string;
  /** Its JavaScript: of a page, one for each inline script. */
  readonly programs: readonly Program[];
  /** Its value, where it is JSON. */
  readonly json?: Value;
  readonly tags: readonly Tag[];
  /** Scripts of a page that cannot be read: what they say is not known. */
  readonly unread: readonly Left[];
}

/** What could not be translated, and what to do about it. */
export interface Left {
  /** Where it stands in the former configuration: `services[2].purposes`. */
  readonly path: string;
  readonly why: string;
}

/** The settings that are drafted. */
export interface Draft {
  readonly policy: { url: string; version: string };
  cookie?: Record<string, string | number>;
  ui?: Record<string, string>;
  autoblock?: true;
  readonly services: Record<string, object>;
  readonly adopt: Record<string, { storedAs?: string; names?: Record<string, string[]> }>;
}

/** What a name of the former manager means here. */
export interface Meaning {
  readonly category?: Category | undefined;
  /** Of the service, where it is one. */
  readonly service?: string | undefined;
}

/** What a manager's translation writes into. */
export interface Work {
  readonly draft: Draft;
  /** By the names that the former manager has for categories, purposes and services. */
  readonly meanings: Map<string, Meaning>;
  /** Categories that have a service here which no visitor was asked about there. */
  readonly unasked: Set<Category>;
  left(path: string, why: string): void;
  /** Names each member that was not taken, but for those that are only about the look. */
  leftOver(members: Members, taken: readonly string[], path?: string, reasons?: Readonly<Record<string, string>>): void;
  /**
   * A ready-made service. What it needs and is not known stands as a text that says so.
   *
   * @param category that visitors were asked about it in, where that is known: a yes to another one is none to it
   */
  ready(id: string, options: Members, path: string, category?: Category): void;
  /** One that is not ready-made. @returns its id, which no other has */
  describe(name: string, service: { readonly category: Category }, path: string): string;
  policyUrl(value: Value | undefined, path: string): void;
  setCookie(name: 'domain' | 'path' | 'days', value: Value | undefined, path: string): void;
  setLanguage(value: Value | undefined, path: string): void;
  /** That the visitors' former answers count. */
  adopt(manager: FormerManager, storedAs?: Value): void;
  /** That a name there is this of ours, in what is adopted. */
  adoptName(manager: FormerManager, ours: AskedCategory | string, theirs: string): void;
}

export interface Translator {
  readonly manager: FormerManager;
  /** @returns `undefined` where there is nothing of this manager; else what translates it */
  find(sources: readonly Source[]): ((work: Work) => void) | undefined;
}
