import { Command, CommanderError } from 'commander';
import { SDK } from '../version';
import { addAudit } from './audit';
import { addBackup } from './backup';
import { addBuild } from './build';
import { addConfig } from './config';
import { addDeclaration } from './declaration';
import { addExport } from './export';
import { FINDING, Finding, MISUSE, Misuse } from './failures';
import { createLog } from './log';
import { logFailure } from './log-failure';
import { addMove } from './move';
import { addNotice } from './notice';
import { addProof } from './proof';
import { addRetention } from './retention';
import { addScrub } from './scrub';
import { addServe } from './serve';
import { addSnippet } from './snippet';
import { addVerify } from './verify';

/** Exit code of a command that could not do its work: the disk is full, say, or another process holds the lock. */
const FAILURE = 3;

const ADDERS = [
  ...[addServe, addBuild, addSnippet, addVerify, addExport, addRetention, addScrub, addProof, addNotice],
  ...[addMove, addBackup, addDeclaration, addConfig, addAudit],
];

/** Flags alone are those of `serve`: what is added to the command of a container stands in the place of its own. */
function withCommand(args: readonly string[]): string[] {
  const [first = ''] = args;
  return first.startsWith('-') && !/^(-h|--help|-V|--version)$/.test(first) ? ['serve', ...args] : [...args];
}

/** Runs one command of `npx assent`. @returns its exit code, once it has ended */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command('assent')
    .description('Cookie consent for the web: the endpoint that keeps the receipts, and its tools.')
    .version(SDK)
    .showHelpAfterError('Add --help for what there is.')
    .exitOverride();
  for (const add of ADDERS) add(program);
  try {
    await program.parseAsync(withCommand(args), { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSE;
    const known = error instanceof Misuse || error instanceof Finding;
    if (!known) logFailure(createLog('error', process.stderr), 'failed', error);
    else if (error.message) console.error(`error: ${error.message}`);
    if (error instanceof Misuse) return MISUSE;
    return known ? FINDING : FAILURE;
  }
}
