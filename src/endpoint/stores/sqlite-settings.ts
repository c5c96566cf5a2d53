/** No personal data in temporary files, and no functions of a schema that somebody may have tampered with. */
export const READING = `
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 */
export const sqliteSettings = (durability: 'full' | 'off') => `
  pragma journal_mode = wal;
  pragma synchronous = ${durability};
  pragma secure_delete = on;
  ${READING}
`;
