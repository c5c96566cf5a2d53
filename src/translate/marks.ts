import type { FormerManager } from '../config/adopt-names';
import type { Category } from '../consent/categories';
import type { Draft, Meaning, Source, Work } from './contract';
import { startTag, type Tag } from './html';
import { categoryOf, definitionOf, serviceAt, serviceOf } from './known';
import { own } from './work';

/** An element that is marked for the former manager, and how it is marked for Assent. */
export interface Mark {
  /** File and line. */
  readonly at: string;
  readonly theirs: string;
  /** `null`: none, and `note` says why. */
  readonly ours: string | null;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** What marks an element there, and the names that it gives. */
interface Marking {
  /** Attributes that go. */
  readonly drops: readonly string[];
  /** All are needed. */
  readonly names: readonly string[];
  readonly service?: string | undefined;
}

const list = (text: string, by: RegExp): string[] => text.split(by).filter(Boolean);

/** How each of them marks. */
const MARKINGS: Readonly<Record<FormerManager, (tag: Tag) => Marking | undefined>> = {
  'vanilla-cookieconsent': (tag) => byAttribute(tag, 'data-category', tag.attributes.get('data-service')),
  klaro: (tag) => byAttribute(tag, 'data-name'),
  orejime: (tag) =>
    tag.purpose !== undefined && tag.name !== 'template'
      ? { drops: [], names: [tag.purpose] }
      : tag.attributes.get('type') === 'opt-in'
        ? byAttribute(tag, 'data-name')
        : undefined,
  tarteaucitron: () => undefined,
  osano: () => undefined,
  c15t: (tag) => (tag.name === 'iframe' ? byAttribute(tag, 'data-category') : undefined),
  cookiebot: (tag) => {
    const given = tag.attributes.get('data-cookieconsent');
    return given === undefined ? undefined : { drops: ['data-cookieconsent'], names: list(given, /[\s,]+/) };
  },
  onetrust: (tag) => {
    const [, groups] = /(?:^|\s)optanon-category-([\w-]+)/.exec(tag.attributes.get('class') ?? '') ?? [];
    return groups === undefined ? undefined : { drops: ['class'], names: list(groups, /-/) };
  },
  usercentrics: (tag) => byAttribute(tag, 'data-usercentrics'),
};

function byAttribute(tag: Tag, name: string, service?: string): Marking | undefined {
  const given = tag.attributes.get(name);
  return given === undefined || tag.name === 'meta'
    ? undefined
    : { drops: [name, 'data-service'], names: [given], service };
}

/** Attributes that make an element connect. */
const ADDRESSES = ['src', 'srcset', 'srcdoc', 'poster', 'href'];
/** Addresses that wait under another name there, by the attribute that they are kept from. */
const WAITING: Readonly<Record<string, string>> = {
  'data-src': 'src',
  'data-cookieblock-src': 'src',
  'uc-src': 'src',
  'data-srcset': 'srcset',
  'data-poster': 'poster',
  'data-href': 'href',
};

/** All elements of the pages that are marked for it. */
export function marksIn(sources: readonly Source[], manager: FormerManager, work: Work): Mark[] {
  return sources.flatMap(({ file, tags }) =>
    tags.flatMap((tag) => {
      const marking = MARKINGS[manager](tag);
      return marking ? [markOf(tag, marking, `${file}:${tag.line}`, work)] : [];
    }),
  );
}

function markOf(tag: Tag, { drops, names, service }: Marking, at: string, work: Work): Mark {
  const mark = { at, theirs: tag.text, ours: null };
  const unclear = (note: string): Mark => {
    work.left(at, note);
    return { ...mark, note };
  };
  if (names.includes('ignore')) return { ...mark, note: 'is held by nobody; take its mark out, and it stays so' };
  const meant = names.map((name) => meaningOf(name, work));
  const own = service === undefined ? undefined : (work.meanings.get(service)?.service ?? serviceOf(service));
  const ids = [own, ...meant.map((it) => it.service), serviceAt(addressOf(tag))?.id].filter((it) => it !== undefined);
  const isDrafted = (it: string) => Object.hasOwn(work.draft.services, it);
  const [id] = ids.filter((it) => isDrafted(it) || definitionOf(it));
  const categories = meant.map((it) => it.category ?? categoryFor(it.service, work.draft));
  const wrong = names.find((_, i) => categories[i] === undefined);
  if (wrong !== undefined)
    return unclear(`"${wrong}" says no category of Assent's; choose preferences, analytics or marketing`);
  const asked = [...new Set(categories)].filter((category) => category !== 'necessary');
  // A service has one category: what needs two stays a marked script.
  const isOne = asked.length < 2;
  if (tag.name === 'script' && id && isOne && isLoaded(id, asked[0] ?? 'necessary', tag, work)) {
    return { ...mark, note: `is loaded by the settings, as services.${id}; take it out` };
  }
  if (asked.length === 0) return { ...mark, note: 'is always allowed; take its mark out' };
  // A service that is asked about by itself has to be in the settings.
  const named = id && isDrafted(id) ? id : undefined;
  const ours = startTag(tag.name, marked(tag, drops, asked.join(' '), named));
  const isInline = tag.name === 'script' && !addressOf(tag) && definitionOf(named ?? '');
  return { ...mark, ours, ...(isInline && { note: `if this is what loads it, take it out: services.${named} does` }) };
}

const meaningOf = (name: string, { meanings }: Work): Meaning =>
  meanings.get(name) ?? { category: categoryOf(name), service: serviceOf(name) };

function categoryFor(id: string | undefined, { services }: Draft): Category | undefined {
  if (!id) return undefined;
  const { category } = (own(services, id) ?? {}) as { category?: Category };
  return category ?? definitionOf(id)?.definition.category;
}

const addressOf = (tag: Tag): string =>
  [...Object.keys(WAITING), 'src']
    .filter((name) => heldAs(name, tag) === 'src')
    .map((name) => tag.attributes.get(name))
    .find(Boolean) ?? '';

/** The address that an attribute of it is, by its usual name. */
function heldAs(name: string, tag: Tag): string | undefined {
  const plain = own(WAITING, name) ?? name;
  return ADDRESSES.includes(plain) && (plain !== 'href' || tag.name === 'link') ? plain : undefined;
}

/** Whether the settings load what this script loads: it is the vendor's own, and is then started once. */
function isLoaded(id: string, category: Category, tag: Tag, work: Work): boolean {
  const found = serviceAt(addressOf(tag));
  if (found?.id !== id) return false;
  work.ready(id, found.options, `services.${id}`, category);
  return true;
}

/** Its attributes as Assent reads them. */
function marked(
  tag: Tag,
  drops: readonly string[],
  categories: string,
  service: string | undefined,
): [string, string][] {
  const isScript = tag.name === 'script';
  const waiting = new Set([...tag.attributes.keys()].map((name) => own(WAITING, name)));
  const kept = [...tag.attributes].flatMap(([name, value]): [string, string][] => {
    if (name === 'class' && drops.includes('class')) {
      const rest = value.replace(/(^|\s)optanon-category-[\w-]+/, '').trim();
      return rest ? [['class', rest]] : [];
    }
    if (drops.includes(name) || (name === 'type' && isScript)) return [];
    const address = heldAs(name, tag);
    if (!address || (isScript && name === address)) return [[name, value]];
    // Beside one that waits, what stands there now is what is shown in its place.
    const isInstead = name === address && waiting.has(address);
    return value && !isInstead ? [[isScript ? address : `data-consent-${address}`, value]] : [];
  });
  const type = tag.attributes.get('type');
  // A module says so where the type says that it waits.
  const isModule = isScript && type === 'module';
  return [
    ...(isScript ? ([['type', 'text/plain']] as [string, string][]) : []),
    ...(isModule ? ([['data-type', 'module']] as [string, string][]) : []),
    ['data-consent', categories],
    ...(service ? ([['data-consent-service', service]] as [string, string][]) : []),
    ...new Map(kept),
  ];
}
