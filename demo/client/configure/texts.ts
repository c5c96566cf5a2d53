import type { Category } from '../../../src/consent/categories';
import type { Regime } from '../../../src/consent/regimes';
import type { Colour, Scheme, TEXTS } from './state';
import { ar } from './texts-ar';
import { en } from './texts-en';

type Step = 'file' | 'serve' | 'tag' | 'sheet' | 'csp' | 'alone';

/** What the configurator says. */
export interface ConfigureTexts {
  readonly site: string;
  readonly name: string;
  readonly origin: string;
  readonly originHint: string;
  readonly policyUrl: string;
  readonly policyVersion: string;
  readonly versionHint: string;
  readonly services: string;
  readonly search: string;
  readonly found: (count: number) => string;
  readonly chosen: (count: number) => string;
  readonly categories: Readonly<Record<Category, string>>;
  readonly optionsOf: (name: string) => string;
  readonly optional: string;
  readonly places: string;
  readonly region: string;
  readonly regionHint: string;
  readonly anywhere: string;
  /** What the law of the region of the preview asks for. */
  readonly regimes: Readonly<Record<Regime, (region: string) => string>>;
  readonly audience: string;
  readonly audiences: Readonly<Record<'general' | 'minor' | 'ask', string>>;
  readonly autoblock: string;
  readonly languages: string;
  readonly language: string;
  readonly languageHint: (count: number) => string;
  readonly ofThePage: string;
  readonly ownTexts: (language: string) => string;
  readonly names: Readonly<Record<(typeof TEXTS)[number], string>>;
  readonly look: string;
  readonly layout: string;
  readonly position: string;
  readonly theme: string;
  readonly reopen: string;
  readonly radius: string;
  /** Words of the config, as they are called here. */
  readonly words: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<Scheme, string>>;
  readonly colours: Readonly<Record<Colour, string>>;
  readonly isMissing: string;
  readonly isWrong: string;
  /** Of what was pasted. */
  readonly isRefused: string;
  readonly tooFaint: (other: string, ratio: string, least: string, better: string | undefined) => string;
  readonly take: (colour: string) => string;
  readonly preview: string;
  readonly previewNote: string;
  readonly seenRegion: string;
  readonly seenLanguage: string;
  readonly seenScheme: string;
  readonly sizes: Readonly<Record<'desktop' | 'phone', string>>;
  readonly outputs: string;
  readonly mistakesFound: string;
  readonly mistakes: (count: number) => string;
  readonly withoutServer: string;
  readonly steps: Readonly<Record<Step, readonly [title: string, hint: string]>>;
  readonly copy: string;
  readonly copied: string;
  readonly marked: string;
}

export const configureTexts = document.documentElement.lang === 'ar' ? ar : en;
