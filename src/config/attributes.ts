import { READY_MADE } from '../services/find';
import { attributeKey } from './attribute-key';
import { FIELDS } from './fields';

/*
 * What the tag's attributes may name. The build evaluates this module and puts its values in its place, as it does with
 * `services/tables`: no page needs what they are made of. Each list is one text, which is smaller than many.
 */

const camel = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const isRequired = (option: string) => !option.endsWith('?');
const idsWith = (idAlone: boolean) =>
  READY_MADE.filter(
    ({ definition: { forms = {} } }) => (Object.keys(forms).filter(isRequired).join() === 'id') === idAlone,
  ).map(({ definition }) => definition.id);

/**
 * Which services an id is enough for, as every page needs to know: four characters of the key that the cookie has each
 * under (see `attributeKey`).
 */
export const SERVICE_KEYS: string = idsWith(true).map(attributeKey).join('');

/** Their names, in camel case: blockers look for ids in scripts. */
export const SERVICE_NAMES: string = idsWith(true).map(camel).join(' ');

/** Services that need more than an id, or nothing: they have no attribute. */
export const OTHER_SERVICE_NAMES: string = idsWith(false).map(camel).join(' ');

/** Paths of the settings. */
export const SETTING_PATHS: string = Object.keys(FIELDS).join(' ');
