import type { FormerManager } from '../../config/adopt-names';
import type { Manager } from '../manager';
import { c15t } from './c15t';
import { cookiebot } from './cookiebot';
import { klaro } from './klaro';
import { onetrust } from './onetrust';
import { orejime } from './orejime';
import { osano } from './osano';
import { tarteaucitron } from './tarteaucitron';
import { usercentrics } from './usercentrics';
import { vanillaCookieconsent } from './vanilla-cookieconsent';

/** Former managers, by the names that the settings have for them. */
export const MANAGERS: Readonly<Record<FormerManager, Manager>> = {
  'vanilla-cookieconsent': vanillaCookieconsent,
  klaro,
  tarteaucitron,
  osano,
  orejime,
  c15t,
  cookiebot,
  onetrust,
  usercentrics,
};
