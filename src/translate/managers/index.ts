import type { Translator } from '../contract';
import { c15t } from './c15t';
import { cookiebot, onetrust, usercentrics } from './hosted';
import { klaro } from './klaro';
import { orejime } from './orejime';
import { osano } from './osano';
import { tarteaucitron } from './tarteaucitron';
import { vanillaCookieconsent } from './vanilla-cookieconsent';

/** Those that are told apart by a name of theirs come before those that are by their form alone. */
export const TRANSLATORS: readonly Translator[] = [
  ...[tarteaucitron, orejime, vanillaCookieconsent, klaro, osano],
  ...[cookiebot, onetrust, usercentrics, c15t],
];
