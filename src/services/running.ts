import { isCategory } from '../consent/categories';
import { customActs } from './custom';
import { run as firebaseAnalytics } from './firebase-analytics';
import { run as googleAnalytics } from './google-analytics';
import { run as metaPixel } from './meta-pixel';
import type { ReadyMade, RunningService } from './service';
import { run as youtube } from './youtube';

/** What the ready-made services do, by id. */
const RUNNING: Readonly<Record<string, ReadyMade>> = {
  'firebase-analytics': firebaseAnalytics,
  'google-analytics': googleAnalytics,
  'meta-pixel': metaPixel,
  youtube,
};

/** The services of a config. What is not rightly described is left out, which keeps it closed; `checkConfig` says why. */
export function runningServices(services: object): RunningService[] {
  return Object.entries(services)
    .map(([id, given]): RunningService => {
      const options = Object(given);
      const [category, acts]: ReadyMade = (Object.hasOwn(RUNNING, id) && RUNNING[id]) || [options.category, customActs];
      const made = acts(options as never);
      return { ...options, id, category: made && category, ...made };
    })
    .filter(({ id, category }) => isCategory(category) && !isCategory(id));
}
