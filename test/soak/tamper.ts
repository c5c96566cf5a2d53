import { type Verification, verifyLog } from '../../src/endpoint/log/verify';
import { isPostgres } from '../../src/endpoint/stores/open';
import { postgresStore } from '../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../src/endpoint/stores/sqlite/engine';
import { openDatabases } from '../load/databases';
import { fillEventfully } from '../load/eventful-log';
import { openRaw } from '../load/raw-database';
import { nextTampering } from '../load/tamper';
import { type Outcome, randomOf, type Setting } from './scenario';

const TELL_EVERY = 500; // tamperings

export interface TamperOptions extends Setting {
  readonly tamperings: number;
}

/** Random tamperings with a database, past the store: each is found and named, and the log is whole again once it is undone. */
export async function tamper(options: TamperOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  try {
    return await tamperWith(await databases.create(), options);
  } finally {
    await databases.close();
  }
}

/** @param database an empty one, as `--db` takes it */
export async function tamperWith(database: string, { tamperings, seed, progress }: TamperOptions): Promise<Outcome> {
  const open = () => (isPostgres(database) ? postgresStore(database, { connections: 2 }) : sqliteStore(database));
  const store = await open();
  const raw = await openRaw(database);
  const before = await fillEventfully(store, raw);
  const contents = await raw.read();
  const whole = await verifyLog(store);
  if (!whole.ok) throw new Error(`the log is not whole to begin with: ${whole.first?.problem}`);
  const scene = { contents, before, random: randomOf(seed) };
  const counts: Record<string, number> = {};
  const findings: string[] = [];
  let refused = 0;
  /** The pepper is read when a store is opened. */
  const verifyAnew = async (): Promise<Verification> => {
    const other = await open();
    try {
      return await verifyLog(other);
    } finally {
      await other.close();
    }
  };
  for (let done = 0; done < tamperings; ) {
    const { kind, what, contents: tampered, names } = nextTampering(scene);
    if (!(await raw.replace(contents, tampered))) {
      // The database itself does not take it.
      refused++;
      continue;
    }
    const verification = await (tampered.meta === contents.meta ? verifyLog(store) : verifyAnew()).catch(String);
    const first = typeof verification === 'string' ? verification : verification.first;
    if (first === null || typeof first === 'string' || !names(first)) {
      findings.push(`${kind}: ${what}: found ${JSON.stringify(first)}`);
    }
    if (!(await raw.replace(tampered, contents))) throw new Error(`could not be undone: ${kind}: ${what}`);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (++done % TELL_EVERY === 0) progress(`${done} tamperings, ${findings.length} findings`);
  }
  const after = await verifyLog(store);
  if (after.head !== whole.head) findings.push(`after all was undone: ${JSON.stringify(after)}`);
  await store.close();
  await raw.close();
  return { figures: { tamperings, refused, ...counts }, findings };
}
