import { Command, CommanderError } from 'commander';
import { SDK } from '../version';
import { MISUSE, Misuse } from './misuse';
import { addServe } from './serve';

/** Runs one command of `npx assent`. @returns its exit code, once it has ended */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command('assent')
    .description('Cookie consent for the web: the endpoint that keeps the receipts, and its tools.')
    .version(SDK)
    .showHelpAfterError('Add --help for what there is.')
    .exitOverride();
  addServe(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSE;
    if (!(error instanceof Misuse)) throw error;
    console.error(`error: ${error.message}`);
    return MISUSE;
  }
}
