// @vitest-environment node
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { findPostgres } from '../../setup/find-postgres.mjs';
import { type Postgres, startPostgres } from '../../setup/postgres.mjs';
import { buildPowerCut, createDisk, type Disk, missingPowerCut } from '../../setup/power-cut.mjs';
import { createVisitor, entryOf } from './visitor';

const CUTS = Number(process.env.POWER_CUTS_POSTGRES ?? 2);
const WRITERS = 4;
const missing = missingPowerCut() ?? (findPostgres() ? undefined : 'No PostgreSQL is installed.');
if (missing) console.log(`Skipped: power cuts of PostgreSQL. ${missing}`);

describe.skipIf(missing)('power cuts of PostgreSQL', () => {
  let folder: string;
  let postgres: Postgres;
  let disk: Disk | undefined;

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'assent-power-')));
    const library = buildPowerCut(folder);
    postgres = await startPostgres({
      env: (dataFolder) => {
        disk ??= createDisk({ library, disk: dataFolder, shadow: join(dataFolder, '../shadow') });
        return disk.powerOn();
      },
    });
  }, 60_000);

  afterAll(async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true });
  });

  test(`E2: ${CUTS} power cuts of the database's machine lose nothing that was acknowledged`, async () => {
    const url = await postgres.createDatabase();
    const acknowledged: string[] = [];
    for (let cut = 0; cut < CUTS; cut++) {
      acknowledged.push(...(await writeUntilCut(url, 'full')));
      expect(await missingFrom(url, acknowledged)).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(CUTS * 30);
  }, 120_000);

  test('E2: without synchronisation a power cut does lose what was acknowledged, or the double would prove nothing', async () => {
    const url = await postgres.createDatabase();
    const acknowledged = await writeUntilCut(url, 'off');
    expect((await missingFrom(url, acknowledged)).length).toBeGreaterThan(0);
  }, 60_000);

  /** @returns ids of the receipts that were acknowledged */
  async function writeUntilCut(url: string, durability: 'full' | 'off'): Promise<string[]> {
    const store = await postgresStore(url, { durability });
    const ids: string[] = [];
    let cut: Promise<void> | undefined;
    const write = async () => {
      while (!cut) {
        const receipt = createVisitor().receipt();
        const [verdict] = await store.append([entryOf(receipt)], Date.now()).catch(() => []);
        if (verdict === 'stored') ids.push(receipt.receiptId);
        if (ids.length > 40) cut ??= postgres.kill();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    await cut;
    await store.close();
    disk?.powerOff();
    await postgres.start();
    return ids;
  }
});

async function missingFrom(url: string, ids: readonly string[]): Promise<string[]> {
  const store = await postgresStore(url);
  const found = await Promise.all(ids.map((id) => store.receipt(id)));
  const { ok } = await verifyLog(store);
  expect(ok).toBe(true);
  await store.close();
  return ids.filter((_, i) => !found[i]);
}
