/** Exit code of a command that was not given what it needs. A finding is 1. */
export const MISUSE = 2;

/** The command cannot run as it was called. The message names the flag, what is wrong and the fix. */
export class Misuse extends Error {
  override readonly name = 'Misuse';

  constructor(flag: string, problem: string) {
    super(`${flag}: ${problem}`);
  }
}

/** Exit code of a command that found what it looked for and what should not be. */
export const FINDING = 1;

/** The command has run to its end, and what it looked at is not as it should be. The message says what was found. */
export class Finding extends Error {
  override readonly name = 'Finding';
}
