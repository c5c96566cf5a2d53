// @vitest-environment node
import { expect, test } from 'vitest';
import { FIELDS } from '../../../src/config/fields';
import { READY_MADE } from '../../../src/services/find';
import { documentOf, everything, kebab, sectionOf, textOf, unique } from './documents';

const source = textOf('src');
const styles = textOf('styles');

test('every attribute exists', () => {
  const named = unique(everything.matchAll(/\bdata-[a-z]+(?:-[a-z]+)*/g));
  const settings = Object.keys(FIELDS).map((path) => `data-${kebab(path)}`);
  const services = READY_MADE.map(({ definition: { id } }) => `data-${id}`);
  const literal = unique(source.matchAll(/\bdata-[a-z]+(?:-[a-z]+)*/g));
  // `dataset.action`, `const { consent, type } = element.dataset`, `{ dataset: { consentAfter } }`
  const read = [...source.matchAll(/dataset\.(\w+)|\{([^{}]*)\}\s*=\s*\w+\.dataset|dataset: \{([^{}]*)\}/g)]
    .flatMap((found) => found.slice(1).join(' ').match(/\w+/g) ?? [])
    .map((name) => `data-${kebab(name)}`);
  const held = (source.match(/ADDRESSES = \[(.*)\]/)?.[1]?.match(/\w+/g) ?? []).flatMap((name) => [
    `data-${name}`,
    `data-consent-${name}`,
  ]);
  // Klaro's, which a site that moves replaces.
  const former = ['data-name'];
  const known = new Set([...settings, ...services, ...literal, ...read, ...held, ...former]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test('every custom property is there, and none is left out', () => {
  const property = /--assent-[a-z-]+/g;
  expect(unique(sectionOf('docs/styling.md', 'Properties').matchAll(property))).toEqual(
    unique(styles.matchAll(property)),
  );
  expect(unique(everything.matchAll(property))).toEqual(unique(styles.matchAll(property)));
});

test('every host of a service is named', () => {
  const section = sectionOf('docs/security.md', 'Hosts of services');
  const hosts = READY_MADE.flatMap(({ about }) => about.hosts);
  expect(hosts.filter((host) => !section.includes(`\`${host}\``))).toEqual([]);
});

test('every part of the interface exists', () => {
  const [, list = ''] = sectionOf('docs/styling.md', 'Parts').split('Parts of');
  const named = unique((list.split('.')[0] ?? '').matchAll(/`([a-z-]+)`/g));
  expect(named.length).toBeGreaterThan(4);
  const there = source + styles;
  expect(named.filter((part) => !new RegExp(`part=["']${part}|part: ?'${part}|'${part}'`).test(there))).toEqual([]);
});

test('there are as many ready-made services as the README says', () => {
  expect(documentOf('README.md')).toContain(`\n${READY_MADE.length} services are [ready-made]`);
});
