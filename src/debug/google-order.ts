import type { Finding } from './contract';

/** What an entry of `dataLayer` begins with: the `arguments` of `gtag()`, or an object of a tag manager's. */
const words = (entry: unknown): unknown[] => Object.values(Object(entry));

const isDefault = (entry: unknown) => {
  const [command, what] = words(entry);
  return command === 'consent' && what === 'default';
};

const isStart = (entry: unknown) => {
  const [command] = words(entry);
  return command === 'config' || command === 'event' || Object.hasOwn(Object(entry), 'gtm.start');
};

/**
 * Whether Google's tags were told something before the consent defaults: then they behave as if all were granted ("Set up consent mode
 * on websites", Google).
 *
 * @param queue `dataLayer`
 */
export function googleOrderFindings(queue: readonly unknown[]): Finding[] {
  const start = queue.findIndex(isStart);
  const first = queue.findIndex(isDefault);
  if (start < 0 || (first >= 0 && first < start)) return [];
  return [
    {
      kind: 'google-order',
      level: 'error',
      message: `dataLayer has "${words(queue[start])[0]}" ${first < 0 ? 'and no consent defaults' : 'before the consent defaults'}: Google's tags take that as granted.`,
      fix: 'Name Google\'s service in the settings, and move Assent\'s tag above whatever says gtag("config", …).',
    },
  ];
}
