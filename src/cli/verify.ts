import { type Command, InvalidArgumentError } from 'commander';
import { readHead } from '../endpoint/log/chain';
import { type CheckedProof, checkProof } from '../endpoint/log/proof';
import { type Verification, verifyLog } from '../endpoint/log/verify';
import { type DatabaseFlags, databaseOption, encryptionKeyOption, withStore } from './database';
import { Finding } from './failures';
import { readJson, readPublicKey } from './files';
import { showProgress } from './progress';

interface VerifyFlags extends DatabaseFlags {
  readonly head?: string;
  readonly publicKey?: string;
  readonly proof?: string;
  readonly json?: true;
}

/** `assent verify`: whether the log is whole; with `--proof`, whether a proof is right, for which no database is needed. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Prove that no receipt was altered, dropped or put in. Names the first that was, and then ends with code 1. ' +
        'May be run while the endpoint serves.',
    )
    .addOption(databaseOption())
    .addOption(encryptionKeyOption())
    .option('--head <head>', 'an earlier head: the log must still hold all that it held then', headText)
    .option('--public-key <file>', 'key with which the heads must be signed, as PEM or base64url')
    .option('--proof <file>', "check this receipt's proof instead, without a database")
    .option('--json', 'print the result as JSON')
    .action(verify);
}

function headText(text: string): string {
  if (readHead(text)) return text;
  throw new InvalidArgumentError('Write it as verify printed it: a number, a colon and 43 characters.');
}

async function verify(flags: VerifyFlags): Promise<void> {
  const { head, publicKey: keyFile, proof, json } = flags;
  const publicKey = readPublicKey(keyFile);
  const trusted = { ...(head !== undefined && { head }), ...(publicKey !== undefined && { publicKey }) };
  if (proof !== undefined) {
    const checked = checkProof(readJson('--proof', proof), trusted);
    report(checked, json, proofSentences(checked, Object.keys(trusted).length > 0));
    return;
  }
  const progress = showProgress();
  const onProgress = (done: number, of: number) => progress.show(`batch ${done} of ${of}`);
  const verification = await withStore(flags, (store) => verifyLog(store, { ...trusted, onProgress }))
    .catch(damaged)
    .finally(progress.end);
  report(verification, json, logSentences(verification, publicKey));
}

/** A file in which SQLite itself cannot find its way is a finding, and not a command that failed. */
function damaged(error: NodeJS.ErrnoException): never {
  if (!isDamagedFile(error)) throw error;
  throw new Finding(
    `the database is damaged as a file (${error.code}); restore a backup beside it and compare the two`,
  );
}

export function isDamagedFile(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test((error as NodeJS.ErrnoException).code ?? '');
}

function report(result: Verification | CheckedProof, json: true | undefined, sentences: readonly string[]): void {
  console.log(json ? JSON.stringify(result, null, 2) : sentences.join('\n'));
  // Said already, on standard output.
  if (!result.ok) throw new Finding('');
}

function logSentences(verification: Verification, trusted: string | undefined): string[] {
  const { ok, first, head, batches, receipts, erased, purged, signed, publicKey } = verification;
  const counts = `${receipts} receipts in ${batches} batches, ${signed} of them signed; ${erased} erased, ${purged} purged`;
  if (ok) {
    return [
      `The log is whole: ${counts}.`,
      ...(head ? [`Its head, to be kept elsewhere for --head: ${head}`] : []),
      ...(trusted && publicKey !== trusted
        ? [`The key that was given vouches for the one that signs now: ${publicKey}`]
        : []),
    ];
  }
  const facts = [
    first?.receiptId && `receipt ${first.receiptId}`,
    first?.receivedAt && `received ${first.receivedAt}`,
    first?.sequence && `entry ${first.sequence}`,
    first?.batch && `batch ${first.batch}`,
  ].filter(Boolean);
  return [
    `The log is not what it was: ${first?.problem}.`,
    ...(facts.length > 0 ? [`First found at: ${facts.join(', ')}.`] : []),
    `Whole until there: ${counts}. What comes after it was not judged.`,
  ];
}

function proofSentences({ ok, problem, receipt, receivedAt, head }: CheckedProof, isTrusted: boolean): string[] {
  if (!ok) return [`The proof does not hold: ${problem}.`];
  return [
    `The proof holds: receipt ${receipt?.receiptId}, received ${receivedAt}, is in the log with this head: ${head}`,
    ...(isTrusted ? [] : ['Whose log that is, it does not say: compare with --head or --public-key.']),
  ];
}
