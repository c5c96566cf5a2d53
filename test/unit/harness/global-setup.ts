import type { TestProject } from 'vitest/node';
import { missingPostgres } from '../../setup/find-postgres.mjs';
import { openPostgresDesk } from './postgres-desk';

declare module 'vitest' {
  interface ProvidedContext {
    postgresDesk: string;
    /** Why there is no PostgreSQL, with the fix. Empty where there is one. */
    missingPostgres: string;
  }
}

/** Once for all unit tests: a desk that starts a PostgreSQL when the first of them asks for a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const desk = await openPostgresDesk();
  project.provide('postgresDesk', desk.url);
  project.provide('missingPostgres', missingPostgres() ?? '');
  return () => desk.close();
}
