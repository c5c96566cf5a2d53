import { NOTICE_SCHEMA, type Notice } from '../consent/notice';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A notice from its JSON, or `undefined` for what is none. Visitors' browsers bring notices, and the endpoint looks at
 * their hash alone: everything the interface reads is looked at here.
 */
export function readNotice(json: string): Notice | undefined {
  const value = parse(json);
  const fits =
    isFields(value) &&
    value.schema === NOTICE_SCHEMA &&
    hasTexts(value, ['site', 'language', 'surface', 'regime', 'layout', 'position']) &&
    (value.direction === 'ltr' || value.direction === 'rtl') &&
    isFields(value.policy) &&
    hasTexts(value.policy, ['url', 'version']) &&
    isFields(value.texts) &&
    Object.values(value.texts).every(isText) &&
    isList(value.buttons, isText) &&
    isList(value.categories, isCategory);
  return fits ? (value as unknown as Notice) : undefined;
}

function isCategory(value: unknown): boolean {
  return (
    isFields(value) &&
    hasTexts(value, ['name', 'title']) &&
    (value.text === undefined || isText(value.text)) &&
    isList(value.services, isService)
  );
}

function isService(value: unknown): boolean {
  const optional = ['name', 'provider', 'privacyUrl', 'retention'];
  return (
    isFields(value) &&
    isText(value.id) &&
    optional.every((name) => value[name] === undefined || isText(value[name])) &&
    ['stores', 'thirdParty'].every((name) => value[name] === undefined || isList(value[name], isText))
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function hasTexts(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => isText(value[name]));
}
