import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerKey, type Decision, fnv1a } from '../../../src/consent/decision';
import { decodeDecision } from '../../../src/consent/decode';
import { encodeDecision } from '../../../src/consent/encode';
import { REGIMES } from '../../../src/consent/regimes';

const secret = 'A'.repeat(43);
const decision: Decision = {
  secret,
  subject: 'b'.repeat(43),
  site: '',
  at: 1_764_000_000_000,
  regime: 'opt-in',
  region: 'OM',
  version: '2025-02',
  answers: new Map([
    ['preferences', true],
    ['analytics', false],
    ['marketing', false],
    [answerKey('support-chat'), true],
    [answerKey('meta-pixel'), false],
  ]),
};
const text = encodeDecision(decision);

/** Every name that the writer did not grant. */
const NEVER = [
  'analytics',
  'marketing',
  answerKey('meta-pixel'),
  answerKey('google-analytics'),
  'necessary',
  'toString',
];

const decisions = fc.record({
  secret: fc.stringMatching(/^[\w-]{43}$/),
  subject: fc.stringMatching(/^[\w-]{43}$/),
  site: fc.stringMatching(/^[a-z0-9]{0,5}$/),
  at: fc.integer({ min: 0, max: 8.64e15 }),
  regime: fc.constantFrom(...REGIMES),
  region: fc.constantFrom('', 'OM', 'US-CA', 'DE'),
  version: fc.stringMatching(/^[ -~]{1,32}$/),
  answers: fc
    .array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom('preferences', 'analytics', 'marketing'),
          fc.stringMatching(/^[a-z][\w-]{0,63}$/).map(answerKey),
        ),
        fc.boolean(),
      ),
    )
    .map((entries) => new Map(entries)),
});

describe('the cookie', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(decisions, (it) => {
        expect(decodeDecision(encodeDecision(it))).toEqual(it);
      }),
    );
  });

  test('is the same text for the same answers, whatever their order', () => {
    const turned = new Map([...decision.answers].reverse());
    expect(encodeDecision({ ...decision, answers: turned })).toBe(text);
    const before = `2.${secret}.${'b'.repeat(43)}.1764000000000.opt-in.OM.2025-02`;
    // Whatever the code becomes, this is what visitors have.
    expect(text).toBe(`${before}.7x5bi~preferences.7vrgc~analytics~marketing..2882853795`);
  });

  test('has the checksum that FNV-1a gives, in 32 bits', () => {
    expect(['', 'a', 'foobar'].map(fnv1a)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect(answerKey('foobar')).toBe((0xbf9cf968 >>> 7).toString(36));
    expect(answerKey('analytics')).toBe('analytics');
  });

  test('that is not there is none', () => expect(decodeDecision()).toBeUndefined());

  test('whose version of the policy cannot be read is none', () => {
    const fields = text.split('.').slice(0, -1).with(6, '%E0%A4%A');
    expect(decodeDecision([...fields, fnv1a(fields.join())].join('.'))).toBeUndefined();
  });

  test('of version 1, which does not say whose site it is, is read as it was written', () => {
    const old = `1.${secret}.${'b'.repeat(43)}.1764000000000.opt-in.OM.2025-02.preferences.analytics~marketing`;
    const sum = fnv1a(old.split('.').join());
    expect(decodeDecision(`${old}.${sum}`)).toEqual({
      ...decision,
      site: '',
      answers: new Map([
        ['preferences', true],
        ['analytics', false],
        ['marketing', false],
      ]),
    });
    for (const version of ['0', '2', '3', '']) {
      const other = old.replace('1', version);
      expect(decodeDecision(`${other}.${fnv1a(other.split('.').join())}`), version).toBeUndefined();
    }
    // The checksum of nothing.
    expect(decodeDecision(`${fnv1a('')}`)).toBeUndefined();
  });

  test('has only characters that every cookie parser keeps', () => {
    fc.assert(fc.property(decisions, (it) => /^[\w.%~!'()*-]+$/.test(encodeDecision(it))));
  });

  test('is at most 512 bytes with 40 services and a version of 32 characters, most of them escaped', () => {
    const services = Array.from({ length: 40 }, (_, i): [string, boolean] => [
      answerKey(`some-long-service-name-${i}`),
      i % 2 > 0,
    ]);
    const categories = ['preferences', 'analytics', 'marketing'].map((name): [string, boolean] => [name, true]);
    const longest = {
      ...decision,
      region: 'US-CA',
      regime: 'opt-out',
      version: '%'.repeat(24) + 'x'.repeat(8),
      site: 'z'.repeat(5),
      answers: new Map([...categories, ...services]),
    } as const;
    expect(`__Host-assent.zzzzz.copy=${encodeDecision(longest)}`.length).toBeLessThanOrEqual(512);
  });
});

/** What befalls cookies: damage, tampering, other versions, other writers. */
const mutations: readonly fc.Arbitrary<string>[] = [
  fc
    .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }))
    .map(([at, by]) => text.slice(0, at) + by + text.slice(at + 1)),
  fc.nat(text.length - 1).map((at) => text.slice(0, at)),
  fc.nat(text.length - 1).map((at) => text.slice(at)),
  fc.tuple(fc.nat(text.length), fc.string()).map(([at, by]) => text.slice(0, at) + by + text.slice(at)),
  fc.nat(text.length - 2).map((at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)),
  fc.integer({ min: 2, max: 9 }).map((times) => text.repeat(times)),
  fc.tuple(fc.nat(10), fc.nat(10)).map(([a, b]) => swapFields(a, b)),
  fc
    .tuple(
      fc.nat(10),
      fc.constantFrom('true', '1', 'yes', 'null', '[]', '{"analytics":true}', 'analytics', '%', '%E0%A4%A'),
    )
    .map(([at, by]) => setField(at, by)),
  fc.integer({ min: 3, max: 99 }).map((version) => text.replace(/^2/, `${version}`)),
  fc.integer({ min: 1, max: 50 }).map((times) => text + 'x'.repeat(times * 1000)),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.json(),
];

function swapFields(a: number, b: number): string {
  const fields = text.split('.');
  [fields[a], fields[b]] = [fields[b] ?? '', fields[a] ?? ''];
  return fields.join('.');
}

function setField(at: number, value: string): string {
  const fields = text.split('.');
  fields[at] = value;
  return fields.join('.');
}

test('closed by default: of 100,000 damaged, forged and foreign cookies none throws, and none grants what was not granted', () => {
  let readable = 0;
  fc.assert(
    fc.property(fc.oneof(...mutations), (mutated) => {
      const read = decodeDecision(mutated);
      if (read && mutated !== text) readable++;
      for (const name of NEVER) if (read?.answers.get(name) === true) throw new Error(`granted ${name}: ${mutated}`);
    }),
    { numRuns: 100_000 },
  );
  // The checksum is 32 bits: what is changed is not read at all, whatever it would have said.
  expect(readable).toBeLessThanOrEqual(1);
}, 60_000);

test('a forged checksum makes nothing a yes but the very name', () => {
  for (const value of ['true', '1', 'yes', 'Analytics', 'ANALYTICS', ' analytics', 'analytics~', '*']) {
    const forged = encodeDecision({ ...decision, answers: new Map([[value, true]]) });
    const read = decodeDecision(forged);
    if (value !== 'analytics~') expect(read?.answers.get('analytics')).toBeUndefined();
    expect(read?.answers.get('marketing')).toBeUndefined();
  }
});
