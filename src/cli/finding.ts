/** Exit code of a command that found what it looked for and what should not be. */
export const FINDING = 1;

/** The command has run to its end, and what it looked at is not as it should be. The message says what was found. */
export class Finding extends Error {
  override readonly name = 'Finding';
}
