import type { BannerLocale } from '../../locales/locale';

/** What is said, in the language of the page. */
export interface Speech<T> {
  /** As it was loaded last. */
  now(): T;
  load(): Promise<T>;
  /** Loads what the page's language is now, where that is another than it was. Until it is there, the one before stays. */
  follow(): void;
}

/**
 * @param language of the page as it is now
 * @param changed another language is there
 */
export function createSpeech<T extends BannerLocale>(
  language: () => string,
  loadLanguage: (language: string) => Promise<T>,
  changed: () => void,
  failed: (cause: unknown) => void,
): Speech<T> {
  let texts: T | undefined;
  async function load(): Promise<T> {
    const wanted = language();
    const loaded = await loadLanguage(wanted);
    if (wanted !== language()) return load();
    texts = loaded;
    return loaded;
  }
  return {
    now: () => texts as T,
    load,
    follow() {
      if (texts && texts.code !== language()) load().then(changed, failed);
    },
  };
}
