import type { Finding } from './contract';
import type { Owner, Owners } from './owners';

/** An element of the page that connects, runs or is marked, as far as it is judged. Plain data: see `read-markup`. */
export interface Tag {
  /** Its name in small letters; `link` has its `rel` behind it. */
  readonly element: string;
  /** Absolute; `''` where it has none. */
  readonly url: string;
  /** Of an inline script. */
  readonly text: string;
  /** Does the browser run it, or connect for it, as it is written? */
  readonly isActive: boolean;
  /** What `data-consent` says; `null`: it is not marked. */
  readonly marks: { readonly categories: readonly string[]; readonly isValid: boolean } | null;
  readonly service: string | null;
  /** Stands in a `<noscript>`: runs where nobody can be asked. */
  readonly isNoscript: boolean;
  /** Stands above Assent's own tag. */
  readonly isAbove: boolean;
}

export interface MarkupFacts {
  readonly owners: Owners;
  /** Services that Assent loads by the settings. */
  readonly loaded: ReadonlySet<string>;
  /** Ids of all services that are known, or described in the settings. */
  readonly described: ReadonlySet<string>;
  /** Whether unmarked scripts and frames of known services are held. */
  readonly autoblock: boolean;
  /** The name that was probably meant. */
  readonly nearest: (name: string, known: readonly string[]) => string | undefined;
  readonly categories: readonly string[];
}

/** What is wrong with the page as the server sends it: nothing of it was opened, or put there, by anybody. */
export function markupFindings(tags: readonly Tag[], facts: MarkupFacts): Finding[] {
  return tags.flatMap((tag) => [
    ...misspelt(tag, facts),
    ...runsEarly(tag, facts),
    ...twice(tag, facts),
    ...aboveDefaults(tag, facts),
  ]);
}

const SHOWN = 120;
const shown = ({ element, url, text }: Tag) => {
  const [name, rel] = element.split(' ');
  const from = url ? ` ${name === 'link' ? 'href' : 'src'}="${url.slice(0, SHOWN)}"` : '';
  return `<${name}${rel ? ` rel="${rel}"` : ''}${from}>${!url && text ? ` "${text.trim().slice(0, 40)}…"` : ''}`;
};

/** Services that an element is of: by its address, or by the addresses in its text. */
function ownersOf(tag: Tag, owners: Owners): readonly Owner[] {
  const addresses = tag.url ? [tag.url] : (tag.text.match(/(https?:)?\/\/[\w.-]+\.[\w./?=&*-]*/g) ?? []);
  const all = addresses.map((it) => owners.ofAddress(it.startsWith('//') ? `https:${it}` : it));
  // Of each address the likeliest alone.
  return [...new Set(all.flatMap(([first]) => first ?? []))].filter(({ category }) => category !== 'necessary');
}

function misspelt(tag: Tag, { described, nearest, categories }: MarkupFacts): Finding[] {
  const { marks, service } = tag;
  const found: Finding[] = [];
  if (marks && !marks.isValid) {
    for (const name of marks.categories.filter((it) => !categories.includes(it))) {
      const meant = nearest(name, categories);
      found.push({
        kind: 'misspelt-category',
        level: 'error',
        message: `data-consent="${name}" on ${shown(tag)} is no category: it never opens.`,
        fix: `Use ${meant ?? categories.join(', ')}.`,
      });
    }
  }
  if (service && !described.has(service)) {
    const meant = nearest(service, [...described]);
    found.push({
      kind: 'unknown-service',
      level: 'warning',
      message: `data-consent-service="${service}" on ${shown(tag)} is no service that Assent knows: nothing is said about it, and nothing of it is removed.`,
      fix: meant ? `Use ${meant}.` : `Describe "${service}" in services, or take the attribute out.`,
      service,
    });
  }
  return found;
}

/** An image of the HTML is asked for ahead of any script. */
const HELD_BY_AUTOBLOCK = ['script', 'iframe'];

function runsEarly(tag: Tag, { owners, loaded, autoblock }: MarkupFacts): Finding[] {
  const { element, marks, isActive, isNoscript } = tag;
  if (!isActive) return [];
  const isHeld = autoblock && !marks && !isNoscript && HELD_BY_AUTOBLOCK.includes(element);
  const early = (message: string, fix: string, service?: string): Finding => ({
    ...{ kind: 'before-consent', level: 'error', message, fix },
    ...(tag.url && { url: tag.url }),
    ...(service && { service }),
  });
  if (marks) {
    const fix = element === 'script' ? 'Give it type="text/plain".' : 'Put its address into data-consent-src.';
    return [early(`${shown(tag)} is marked, and runs all the same before anybody has answered.`, fix)];
  }
  if (isHeld) return [];
  return ownersOf(tag, owners).map(({ service, name, category }) => {
    const message = `${shown(tag)}${isNoscript ? ' in <noscript>' : ''} of ${name} runs or connects before anybody has answered.`;
    return early(message, earlyFix(tag, service, category, loaded), service);
  });
}

function earlyFix(
  { element, isNoscript }: Tag,
  service: string,
  category: string,
  loaded: ReadonlySet<string>,
): string {
  if (isNoscript) return 'Take it out: who runs no scripts cannot be asked.';
  if (element.startsWith('link')) return 'Take it out: it connects to the service.';
  if (element === 'script' && loaded.has(service)) return 'Take it out: Assent loads this service by the settings.';
  const marks = `data-consent="${category}" data-consent-service="${service}"`;
  if (element === 'script')
    return `Mark it: type="text/plain" ${marks}; or take it out and name ${service} in the settings.`;
  return `Mark it: ${marks}, with data-consent-src in place of src.`;
}

/** Marked, and in the settings: it is loaded two times with a yes. */
function twice(tag: Tag, { owners, loaded }: MarkupFacts): Finding[] {
  if (tag.element !== 'script' || !tag.marks) return [];
  const ids = tag.service ? [tag.service] : ownersOf(tag, owners).map(({ service }) => service);
  return ids
    .filter((id) => loaded.has(id))
    .map((id) => ({
      kind: 'configured-twice',
      level: 'warning',
      message: `${owners.all.get(id)?.name ?? id} is in the settings and marked in the page: with a yes it runs two times.`,
      fix: `Take ${shown(tag)} out, or give ${id} "load": false in services.`,
      service: id,
    }));
}

function aboveDefaults(tag: Tag, { owners }: MarkupFacts): Finding[] {
  const isGoogle = tag.element === 'script' && tag.isAbove && tag.isActive && !tag.marks;
  const google = isGoogle
    ? ownersOf(tag, owners).find(({ service }) => /^(google-[at]|firebase-a)/.test(service))
    : null;
  if (!google) return [];
  return [
    {
      kind: 'google-order',
      level: 'error',
      message: `${shown(tag)} stands above Assent's tag, so ${google.name} runs without the denied defaults, as if all were granted.`,
      fix: "Mark it, or take it out and name the service in the settings; and put Assent's tag above all others.",
      service: google.service,
    },
  ];
}
