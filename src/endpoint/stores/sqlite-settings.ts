/** No personal data in temporary files, and no functions of a schema that somebody may have tampered with. */
export const READING = `
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - wal_autocheckpoint: ids are random, so the same pages are written again and again; the longer they stay in the log (here
 *   16 MB), the fewer times they are written to the database as well.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 */
export const sqliteSettings = (durability: 'full' | 'off') => `
  pragma journal_mode = wal;
  pragma synchronous = ${durability};
  pragma wal_autocheckpoint = 4000;
  pragma secure_delete = on;
  ${READING}
`;
