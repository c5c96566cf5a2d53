import { checkConfig } from '../../src/config/check';
import type { AssentConfig } from '../../src/config/config';
import { looksRight } from '../../src/config/looks-right';
import { readTag, type Written } from '../../src/config/read-tag';
import { readSettings, type Settings } from '../../src/config/settings';
import type { Category } from '../../src/consent/categories';
import { answerKey, type Decision } from '../../src/consent/decision';
import { decodeDecision } from '../../src/consent/decode';
import { encodeDecision } from '../../src/consent/encode';
import { isAllowed } from '../../src/consent/grants';
import { isLaxer, regimeOf } from '../../src/consent/regime-of';
import { REGIMES } from '../../src/consent/regimes';
import { plannedServices } from '../../src/services/plan';
import { type Config, configOf } from './random-config';
import { type Outcome, randomOf, type Setting } from './scenario';

const TELL_EVERY = 500_000;
/** So many mutations are made of each cookie. */
const OF_EACH = 50;

export interface CodecOptions extends Pick<Setting, 'seed' | 'progress'> {
  readonly mutations: number;
  readonly configs: number;
}

/**
 * Cookies that were damaged, spliced and forged, and configs of anybody: nothing throws, and nothing is granted wrongly. A cookie grants
 * wrongly where what may run by it, by the gate's own rule, may not by the cookie that it was made of. A config does where something
 * may run that nobody has answered and that it does not call necessary itself, where a region's regime is laxer than its law without a
 * decision that is named, or where a decision holds longer than 400 days.
 */
export async function codec({ mutations, configs, seed, progress }: CodecOptions): Promise<Outcome> {
  const random = randomOf(seed);
  const findings: string[] = [];
  let readable = 0;
  let done = 0;
  while (done < mutations) {
    const [own, donor] = [decisionOf(random), decisionOf(random)];
    const [text, other] = [encodeDecision(own), encodeDecision(donor)];
    for (let i = 0; i < OF_EACH && done < mutations; i++, done++) {
      const mutated = mutate(text, other, random);
      // What is another visitor's whole cookie is no damage: whoever can write that can write any.
      if (mutated === text || mutated === other) continue;
      if (judgeCookie(mutated, own, findings)) readable++;
      if (done % TELL_EVERY === 0) progress(`${done} cookies, ${findings.length} findings`);
    }
  }
  let started = 0;
  for (let i = 0; i < configs; i++) if (judgeConfig(configOf(random), findings)) started++;
  return { figures: { mutations, readable, configs, started }, findings };
}

type Random = (most: number) => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

const SERVICES = ['google-analytics', 'meta-pixel', 'support-chat', 'youtube', 'hotjar'];
const NAMES: ReadonlyMap<string, Category> = new Map<string, Category>([
  ...(['preferences', 'analytics', 'marketing'] as const).map((name) => [name, name] as const),
  ['google-analytics', 'analytics'],
  ['meta-pixel', 'marketing'],
  ['support-chat', 'preferences'],
  ['youtube', 'marketing'],
  ['hotjar', 'analytics'],
]);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const word = (random: Random, length: number) => Array.from({ length }, () => LETTERS[random(64)]).join('');

function decisionOf(random: Random): Decision {
  const names = ['preferences', 'analytics', 'marketing', ...SERVICES.map(answerKey)];
  return {
    ...{ secret: word(random, 43), subject: word(random, 43), site: pick(random, ['', word(random, 5)]) },
    at: 1_764_000_000_000 + random(2 ** 31),
    ...{ regime: pick(random, REGIMES), region: pick(random, ['', 'OM', 'US-CA', 'DE']) },
    version: pick(random, ['1', '2025-02', '1.9', 'a,b', '%', ' ~ ']),
    answers: new Map(names.filter(() => random(3) > 0).map((name) => [name, random(3) === 0])),
  };
}

const BITS = [
  '.',
  ',',
  '~',
  '%',
  '%2E',
  '%E0%A4%A',
  'analytics',
  'marketing',
  'true',
  '1',
  '2',
  '',
  ' ',
  '"',
  '\u0000',
  '\u{1f36a}',
];

/** What befalls cookies: damage, tampering, other versions and writers, and pieces of other cookies. */
function mutate(text: string, other: string, random: Random): string {
  const at = random(text.length);
  const to = at + random(text.length - at);
  const fields = text.split('.');
  const theirs = other.split('.');
  const some = random(fields.length);
  switch (random(12)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, at) + pick(random, BITS) + text.slice(at);
    case 3:
      return text.slice(0, at) + text.slice(at, to).split('').reverse().join('') + text.slice(to);
    case 4:
      return text.slice(0, at) + other.slice(at);
    case 5:
      return fields.with(some, theirs[some] ?? '').join('.');
    case 6:
      return fields.with(some, pick(random, BITS)).join('.');
    case 7:
      return fields.with(some, fields[random(fields.length)] ?? '').join('.');
    // The one to the other: all that was refused, as if it had been allowed.
    case 8:
      return [...fields.slice(0, 7), fields[8], '', ...fields.slice(9)].join('.');
    case 9:
      return text.replace(/^2/, `${random(20)}`).replace(/\.[^.]*$/, random(2) ? '' : `.${random(2 ** 32)}`);
    case 10:
      return text.slice(at) + text.slice(0, at);
    default:
      return mutate(mutate(text, other, random), other, random);
  }
}

/** @returns whether it was read at all */
function judgeCookie(mutated: string, { answers }: Decision, findings: string[]): boolean {
  try {
    const read = decodeDecision(mutated);
    if (!read) return false;
    for (const name of NAMES.keys()) {
      const may = (by: Decision['answers']) => isAllowed(name, { answers: by, minor: false, names: NAMES });
      if (may(read.answers) && !may(answers)) findings.push(`granted ${name}: ${mutated}`);
    }
    return true;
  } catch (cause) {
    findings.push(`threw ${cause}: ${mutated}`);
    return false;
  }
}

/** @returns whether Assent starts with it */
function judgeConfig(given: Config, findings: string[]): boolean {
  const shown = () => JSON.stringify(given).slice(0, 500);
  try {
    const written: Written = given.dataset
      ? readTag(given.dataset, given.json)
      : { config: given.config as AssentConfig };
    checkConfig(written.config);
    looksRight(written);
    const settings = readSettings(written);
    if (!settings) return false;
    for (const wrong of wronglyGranted(settings)) findings.push(`${wrong}: ${shown()}`);
    return true;
  } catch (cause) {
    findings.push(`threw ${cause}: ${shown()}`);
    return false;
  }
}

const REGIONS = ['', 'OM', 'DE', 'US', 'US-CA', 'JP', 'GB'];

function wronglyGranted(settings: Settings): string[] {
  const planned = plannedServices(settings.services);
  const names = new Map(
    planned.flatMap(({ id, category }) => [[category, category] as const, [id, category] as const]),
  );
  const granted = [...names].filter(
    ([name, category]) => category !== 'necessary' && isAllowed(name, { answers: undefined, minor: false, names }),
  );
  const lax = REGIONS.filter((region) => {
    const rules = Object(settings.regions) as Record<string, { decision?: unknown } | undefined>;
    const isNamed = [region, region.slice(0, 2)].some(
      (code) => Object.hasOwn(rules, code) && /\S/.test(`${rules[code]?.decision ?? ''}`),
    );
    return !isNamed && isLaxer(regimeOf(region, settings.regions), regimeOf(region));
  });
  return [
    ...granted.map(([name]) => `granted ${name}`),
    ...lax.map((region) => `laxer than the law in ${region}`),
    ...(settings.days >= 1 && settings.days <= 400 ? [] : [`holds ${settings.days} days`]),
  ];
}
