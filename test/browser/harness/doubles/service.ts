import type { ServiceFacts } from '../../../../src/consent/notice';
import type { Handler } from '../proxy';
import { script } from '../vendors';

/** Something that fits a pattern. */
const example = (pattern: string) => pattern.replaceAll('*', 'x1');

/**
 * A vendor's script that stores all that the service's facts name, wherever it may, and then reports to its first host. It
 * leaves the queue of the page's stub alone, so that what was called can be read there.
 */
export function serviceDouble(facts: ServiceFacts, report: string): Handler {
  const names = (patterns: readonly string[] = []) => patterns.map(example);
  const { cookies, storage, databases } = facts;
  return () =>
    script(`(async () => {
      for (const name of ${JSON.stringify(names(cookies))}) {
        document.cookie = name + '=1; path=/; max-age=1000';
        document.cookie = name + '=1; path=/; domain=klouttrack.test; max-age=1000; secure';
        document.cookie = name + '=1; path=' + location.pathname + '; secure; samesite=none; partitioned';
      }
      for (const key of ${JSON.stringify(names(storage))}) {
        localStorage.setItem(key, '1');
        sessionStorage.setItem(key, '1');
      }
      for (const name of ${JSON.stringify(names(databases))}) {
        await new Promise((done) => { indexedDB.open(name).onsuccess = ({ target }) => { target.result.close(); done(); }; });
      }
      navigator.sendBeacon(${JSON.stringify(report)});
    })();`);
}
