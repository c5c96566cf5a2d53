import { inject } from 'vitest';

/**
 * Whether there is no PostgreSQL here, for `describe.skipIf`. Says then which tests are not run, and how they could be.
 *
 * @param what the tests, as in "the store on PostgreSQL"
 */
export function isWithoutPostgres(what: string): boolean {
  const missing = inject('missingPostgres');
  if (missing) console.log(`Skipped: ${what}. ${missing}`);
  return missing !== '';
}

/** The URL of a new and empty PostgreSQL database, which is removed at the end of the run. */
export async function createDatabase(): Promise<string> {
  const answer = await fetch(inject('postgresDesk'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
