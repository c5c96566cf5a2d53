import { AGES } from './age-codes';
import { allowedNames, type ConsentInputs, pendingNames } from './grants';

/* The question of the age. It knows no page and no clock of its own, and keeps nothing of what it is told. */

const OLDEST = 120;

/** The first of ten digits each: Arabic, Persian, Devanagari, Bengali, Thai. Keyboards of these languages write them. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/**
 * The age from which a person consents for themselves.
 *
 * @param region ISO 3166 code, or `''` where it is unknown
 * @param isDoubtful whether something says that the visitor is elsewhere: then it is no lower than where nothing is known
 */
export function thresholdIn(region: string, isDoubtful = false): number {
  const ages = Object.entries(AGES);
  const of = (wanted: string) => ages.find(([, codes]) => codes.split(' ').includes(wanted))?.[0];
  const everywhere = Number(of('*'));
  const own = Number(of(region) ?? of(region.slice(0, 2)) ?? everywhere);
  return isDoubtful ? Math.max(own, everywhere) : own;
}

/**
 * Who the visitor is, by a year of birth. Whoever may still have the birthday of the threshold this year is under age.
 *
 * @param written what the visitor has typed
 * @param threshold see `thresholdIn`
 * @param now by the visitor's clock
 * @returns `undefined`: it is no year that a person can be born in, by this clock
 */
export function audienceOf(written: string, threshold: number, now: Date): 'general' | 'minor' | undefined {
  const age = now.getFullYear() - readYear(written);
  // What is no number is in no range.
  if (!(age >= 0 && age <= OLDEST)) return undefined;
  return age > threshold ? 'general' : 'minor';
}

function readYear(written: string): number {
  const plain = written
    // Wide digits become plain ones; marks of direction are not seen.
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = ZEROS.find((it) => code >= it && code < it + 10);
      return zero === undefined ? digit : `${code - zero}`;
    });
  return /^[0-9]{4}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Would more run, or be asked for, if the visitor were known to be old enough? Else there is no reason to ask. */
export function isAgeOfUse(inputs: ConsentInputs): boolean {
  const [grown, young] = [false, true].map((minor) => {
    const as = { ...inputs, minor };
    return allowedNames(as).length + pendingNames(as).length;
  });
  return grown !== young;
}
