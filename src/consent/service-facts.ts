import type { Notice, NoticeService } from './notice';

/** One line of what is said about a service: names of the machine's, or words. */
export interface Fact {
  readonly label: string;
  readonly names?: readonly string[];
  readonly words?: string;
}

/** What a service stores, for how long, and where else: what is known of it. */
export function factsAbout(service: NoticeService, { texts, language }: Pick<Notice, 'texts' | 'language'>): Fact[] {
  const { stores = [], retention = '', thirdParty = [] } = service;
  const { stores: storesLabel = '', retention: retentionLabel = '', thirdParty: thirdPartyLabel = '' } = texts;
  return [
    ...(stores.length ? [{ label: storesLabel, names: stores }] : []),
    ...(retention ? [{ label: retentionLabel, words: duration(retention, language) }] : []),
    ...(thirdParty.length ? [{ label: thirdPartyLabel, names: thirdParty }] : []),
  ];
}

/** `13 month`, as the language says it. Western digits in every language; a unit that is none stands as it was written. */
function duration(retention: string, language: string): string {
  const [count, unit] = retention.split(' ');
  try {
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(`${language}-u-nu-latn`, format as Intl.NumberFormatOptions).format(Number(count));
  } catch {
    return retention;
  }
}
