/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 * - temp_store: no personal data in temporary files.
 */
export const sqliteSettings = (durability: 'full' | 'off') => `
  pragma journal_mode = wal;
  pragma synchronous = ${durability};
  pragma secure_delete = on;
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;
