import type { FormerManager } from '../../config/adopt-names';
import type { Source, Translator, Work } from '../contract';
import type { Tag } from '../html';

const ELSEWHERE =
  'are kept with the manager, and not in your pages; npx assent audit with --draft finds what these load';

/** One whose settings are kept by its provider: your pages have its tag, and what is marked for it. */
const hosted = (
  manager: FormerManager,
  isIts: (tag: Tag) => boolean,
  more?: (tag: Tag, work: Work) => void,
): Translator => ({
  manager,
  find(sources) {
    const tag = tagsOf(sources).find((it) => it.name === 'script' && isIts(it));
    if (!tag) return undefined;
    return (work) => {
      work.adopt(manager);
      work.left('services', ELSEWHERE);
      more?.(tag, work);
    };
  },
});

const tagsOf = (sources: readonly Source[]): Tag[] => sources.flatMap(({ tags }) => [...tags]);
const of = (tag: Tag, name: string): string => tag.attributes.get(name) ?? '';

export const cookiebot = hosted(
  'cookiebot',
  (tag) => of(tag, 'id') === 'Cookiebot' || /^(https?:)?\/\/consent\.cookiebot\.(com|eu)\/uc\.js/.test(of(tag, 'src')),
  (tag, work) => {
    work.setLanguage(of(tag, 'data-culture') || undefined, 'data-culture');
    if (of(tag, 'data-blockingmode') !== 'auto') return;
    work.draft.autoblock = true;
    work.left(
      'data-blockingmode',
      'is "auto"; autoblock holds known services alone, and needs the tag first in <head>, without async or defer',
    );
  },
);

export const onetrust = hosted(
  'onetrust',
  (tag) => /\/otSDKStub\.js/.test(of(tag, 'src')) || tag.attributes.has('data-domain-script'),
  (_, work) =>
    work.left(
      'template',
      'if it starts with a yes ("Implied Consent"), a yes there may be none: then take onetrust out of adopt',
    ),
);

export const usercentrics = hosted(
  'usercentrics',
  (tag) => of(tag, 'id') === 'usercentrics-cmp' || /usercentrics\.eu\//.test(of(tag, 'src')),
  (_, work) => work.left('adopt.usercentrics.names', 'its services go by template ids; write them beside ours'),
);
