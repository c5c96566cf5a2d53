import { LANGUAGES, matchLanguage } from '../consent/languages';
import { isOlder } from '../consent/versions';
import { OTHER_SERVICE_NAMES } from './attributes';
import { nearest } from './near-miss';
import type { Written } from './read-tag';
import { NAMES, ownConfig, strangersIn } from './strangers';

/**
 * A line for each thing in a config that is right: `path=value` for a scalar, `path.` for a group. Coarser than `FIELDS`
 * where that says the same in more bytes, or has to be seen beside another setting. Texts are those that pages without a mistake have most: the banner's.
 */
const RIGHT =
  /^((site|policy\.url|endpoint|base)=.+|cookie\.domain=.*|policy\.(version|renewSince)=.{1,32}|region=(auto|[A-Z]{2}(-\w{1,3})?)|audience=(general|minor|ask)|autoblock=(true|false)|api=(open|visitor)|guard=report|cookie\.(name=[\w-]{1,32}|path=\/|days=([123]?\d?\d|400))|ui\.(layout=(bar|box|modal)|position=(bottom|top)(-(start|center|end))?|reopen=(true|false|(bottom|top)-(start|end))|theme=(auto|light|dark)|headerGate=(wait|reload)|language=(auto|[a-z]{2}(-.+)?)|texts\.[a-z]{2}(-\w+)?\.(title|body|newBody|acceptAll|rejectAll|customise|policyLink|reopen|choices)=.*)|(policy|cookie|ui(\.texts(\.[a-z]{2}(-\w+)?)?)?)\.)$/s;

const lines = (node: object, path = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    Object(value) === value
      ? [`${path + key}.`, ...lines(value, `${path + key}.`)]
      : `${path + key}${mark(path, value)}`,
  );

/** Texts have to be texts; anything else may be written as one. */
const mark = (path: string, value: unknown) =>
  path.startsWith('ui.texts') && typeof value !== 'string' ? '?' : `=${value}`;

/** The lines say of a language only that it may be one. */
const areLanguages = ({
  language = 'auto',
  texts,
}: {
  readonly language?: unknown;
  readonly texts?: object;
}): boolean =>
  (language === 'auto' || !!matchLanguage([`${language}`])) &&
  Object.keys(Object(texts)).every((code) => LANGUAGES.includes(code));

const isObject = (json = '{}') => {
  try {
    return `${JSON.parse(json)}` === '[object Object]';
  } catch {
    return false;
  }
};

/**
 * Whether what a page says is worth no second look. The look itself, which names every mistake, is a part of its own: a
 * page without mistakes does not download it. What stands in `services` is judged by what runs them.
 */
export function looksRight(written: Written): boolean {
  const { services = {}, regions, adopt, ...rest } = ownConfig(written);
  const { policy } = written.config;
  const known = [...NAMES, ...OTHER_SERVICE_NAMES.split(' ')];
  return (
    isObject(written.json ?? undefined) &&
    Object(services) === services &&
    // Rare, and worth a look each time.
    !regions &&
    !adopt &&
    !strangersIn(written).some((name) => nearest(name, known)) &&
    lines(rest).every((line) => RIGHT.test(line)) &&
    areLanguages(Object(rest.ui)) &&
    !isOlder(`${policy?.version}`, `${policy?.renewSince ?? policy?.version}`)
  );
}
