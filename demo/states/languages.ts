import { LANGUAGES } from '../../src/consent/languages';

/** All languages of the interface, for the page of its states: the build writes them into a file. */
export const languages = (): readonly string[] => LANGUAGES;
