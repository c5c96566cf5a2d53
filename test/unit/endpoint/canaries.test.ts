// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { findPostgres } from '../../setup/find-postgres.mjs';
import { canaries } from '../../soak/canaries';

/** A hundred thousand of them: `npm run soak -- canaries`. */
const CANARIES = 2_000;

const withoutPostgres = !findPostgres();
if (withoutPostgres)
  console.log('Skipped: canaries in the files of PostgreSQL. None is installed whose files could be read.');

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  test.skipIf(engine === 'postgres' && withoutPostgres)(
    `E14, E22, E23: of ${CANARIES} canaries none is in any file after erasure and retention, and none of some kinds ever`,
    async () => {
      const seed = Math.floor(Math.random() * 1e9);
      const { findings } = await canaries({ cli: '', engine, seed, progress: () => {}, canaries: CANARIES });
      expect(findings.slice(0, 10), `seed ${seed}`).toEqual([]);
    },
    120_000,
  );
});
