import { readFileSync } from 'node:fs';

/** All ready-made services, as the build found them in the source. @type {readonly import('./catalogue').Entry[]} */
export const SERVICES = JSON.parse(readFileSync(new URL('../../dist/demo/services.json', import.meta.url), 'utf8'));

const CATEGORIES = ['necessary', 'preferences', 'analytics', 'marketing'];

/** The services of each category, by name. */
export const BY_CATEGORY = CATEGORIES.map((category) => ({
  category,
  services: SERVICES.filter((it) => it.category === category).sort((a, b) => a.name.localeCompare(b.name, 'en')),
})).filter(({ services }) => services.length);
