// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../../src/config/check';
import type { ReadyMadeById } from '../../../src/config/config';
import { readTag } from '../../../src/config/read-tag';
import { configSchema } from '../../../src/config/schema';
import { isCategory } from '../../../src/consent/categories';
import { answerKey } from '../../../src/consent/decision';
import * as readyMade from '../../../src/services/catalogue/index';
import { READY_MADE } from '../../../src/services/find';
import { CATEGORY_OF, OPTIONS_OF } from '../../../src/services/tables';
import { TAGS_OF } from '../../../src/services/tags';

const ids = READY_MADE.map(({ definition: { id } }) => id);
const policy = { url: '/privacy', version: '1' };
const camel = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The contract's §3, and a compiler that knows the same ids: one that is missing here, or there, does not compile. */
const CONTRACT: Record<keyof ReadyMadeById, 'id' | 'more' | 'none'> = {
  'google-analytics': 'id',
  'google-ads': 'id',
  'google-tag-manager': 'id',
  'firebase-analytics': 'more',
  'firebase-performance': 'more',
  'meta-pixel': 'id',
  'tiktok-pixel': 'id',
  'x-pixel': 'id',
  'linkedin-insight': 'id',
  'microsoft-uet': 'id',
  'microsoft-clarity': 'id',
  'pinterest-tag': 'id',
  'snap-pixel': 'id',
  'reddit-pixel': 'id',
  hotjar: 'id',
  matomo: 'more',
  plausible: 'id',
  umami: 'id',
  posthog: 'id',
  hubspot: 'id',
  intercom: 'id',
  recaptcha: 'id',
  youtube: 'none',
  vimeo: 'none',
  instagram: 'none',
  tiktok: 'none',
  x: 'none',
  'google-maps': 'none',
  spotify: 'none',
  stripe: 'none',
  paypal: 'none',
};

describe('the list of services', () => {
  test('has every service of the contract, each in a file of its name, exported by the camel case of its id', () => {
    expect([...ids].sort()).toEqual(Object.keys(CONTRACT).sort());
    expect(Object.keys(readyMade).sort()).toEqual(ids.map(camel).sort());
    const files = readdirSync('src/services/catalogue').map((file) => file.replace('.ts', ''));
    expect(ids.filter((id) => !files.includes(id))).toEqual([]);
    const services = files.filter((file) =>
      /readyMade\(/.test(readFileSync(`src/services/catalogue/${file}.ts`, 'utf8')),
    );
    expect(services.filter((file) => file !== 'ready-made').sort()).toEqual([...ids].sort());
  });

  test('agrees with the tables, the schema and the keys of the cookie', () => {
    const { services } = configSchema().properties as { services: { properties: object } };
    for (const known of [CATEGORY_OF, OPTIONS_OF, TAGS_OF, services.properties]) {
      expect(Object.keys(known).sort()).toEqual([...ids].sort());
    }
    expect(new Set(ids.map(answerKey)).size).toBe(ids.length);
    expect(ids.filter(isCategory)).toEqual([]);
  });

  test('has one owner for each address that autoblock knows', () => {
    const tags = Object.values(TAGS_OF).flatMap(([own]) => own);
    expect(tags.filter((tag, i) => tags.indexOf(tag) !== i)).toEqual([]);
  });

  test('uses no name of the element it stands in for: every fact is there', () => {
    for (const { definition, about } of READY_MADE) {
      expect(definition.name && definition.provider).toBeTruthy();
      expect(definition.privacyUrl).toMatch(/^https:\/\/\S+$/);
      expect(about.hosts.length).toBeGreaterThan(0);
      expect(Object.keys(definition.forms ?? {}).map((path) => path.replace('?', ''))).toEqual(
        Object.keys(about.use ?? {}),
      );
    }
  });
});

describe.each(READY_MADE.map(({ definition, about }) => [definition.id, definition, about] as const))(
  '%s',
  (id, definition) => {
    const needs = CONTRACT[id as keyof ReadyMadeById];
    const wrong = { id: '\u0000', url: 'no address' };

    test('names each option that is missing or wrong, with path and fix', () => {
      const required = Object.keys(definition.forms ?? {}).filter((path) => !path.endsWith('?'));
      expect(required.join()).toMatch({ id: /^id$/, more: /\w,\w/, none: /^$/ }[needs]);
      const missing = checkConfig({ policy, services: { [id]: {} } });
      expect(missing.map((problem) => problem.split(':')[0])).toEqual(required.map((path) => `services.${id}.${path}`));
      for (const problem of missing) expect(problem).toMatch(/is missing; use \S/);
      if (needs === 'none') return;
      const problems = checkConfig({ policy, services: { [id]: wrong } });
      if (required.includes('id'))
        expect(problems.join('\n')).toMatch(new RegExp(`services\\.${id}\\.id: .* is wrong; use \\S`));
      const make = (readyMade as unknown as Record<string, (options: object) => unknown>)[camel(id)];
      expect(() => make?.({})).toThrow(new RegExp(`\\[assent\\] ${id}: [\\w.]+: is missing; use `));
    });

    test('needs nothing where the page loads it by itself, and takes another category', () => {
      expect(checkConfig({ policy, services: { [id]: { load: false, category: 'analytics' } } })).toEqual([]);
      expect(checkConfig({ policy, services: { [id]: { load: false, category: 'ads' } } })).toEqual([
        `services.${id}.category: is wrong; use necessary, preferences, analytics or marketing`,
      ]);
    });
  },
);

test('D13: nothing that measures or advertises is necessary, only what takes payments', () => {
  const necessary = READY_MADE.filter(({ definition }) => definition.category === 'necessary');
  expect(necessary.map(({ definition }) => definition.id).sort()).toEqual(['paypal', 'stripe']);
});

test.each(ids.filter((id) => CONTRACT[id as keyof ReadyMadeById] === 'id'))('%s works from an attribute', (id) => {
  expect(readTag({ [camel(id)]: '123' }, '{}').config).toEqual({ services: { [id]: { id: '123' } } });
});
