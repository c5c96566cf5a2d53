// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { bundle } from '../../setup/bundle.mjs';
import { buildPowerCut, type Cut, createDisk, missingPowerCut } from '../../setup/power-cut.mjs';

const CUTS = Number(process.env.POWER_CUTS ?? 8);
const missing = missingPowerCut();
if (missing) console.log(`Skipped: power cuts. ${missing}`);

/** Low numbers cut the making of the tables, or the recovery from the cut before. */
const someCut: fc.Arbitrary<Cut> = fc.record({
  at: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 15, max: 80 })),
  phase: fc.constantFrom('before', 'torn', 'after'),
});

describe.skipIf(missing)('power cuts', () => {
  let folder: string;
  let child: string;
  let library: string;

  beforeAll(async () => {
    // The double compares paths as the system has them.
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'assent-power-')));
    library = buildPowerCut(folder);
    child = await bundle('test/unit/endpoint/power-cut-child.ts', folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test(`E2: ${CUTS} power cuts at any synchronisation lose nothing that was acknowledged`, async () => {
    const { acknowledged, lost } = await cutPower('full', fc.sample(someCut, { numRuns: CUTS, seed: 20261124 }));
    expect(lost).toEqual([]);
    // Otherwise nothing was under way when the power went.
    expect(acknowledged).toBeGreaterThan(CUTS);
  }, 300_000);

  test('E2: without synchronisation a power cut does lose what was acknowledged, or the double would prove nothing', async () => {
    const { lost } = await cutPower('off', [undefined]);
    expect(lost.length).toBeGreaterThan(0);
  });

  /** @param cuts `undefined`: after some receipts, wherever the process is then */
  async function cutPower(durability: 'full' | 'off', cuts: readonly (Cut | undefined)[]) {
    const [disk, shadow, copy] = ['disk', 'shadow', 'copy'].map((name) => join(folder, durability, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(disk, { recursive: true });
    const power = createDisk({ library, disk, shadow });
    const ledger = new Map<string, string[]>();
    let lost: string[] = [];
    for (const cut of cuts) {
      const { subjectId, ids } = await write(join(disk, 'receipts.db'), durability, power.powerOn(cut), cut);
      power.powerOff();
      if (subjectId) ledger.set(subjectId, ids);
      // In a copy, so that the next process has to recover by itself, and may be cut in that.
      rmSync(copy, { recursive: true, force: true });
      cpSync(disk, copy, { recursive: true });
      lost = await missingFrom(join(copy, 'receipts.db'), ledger);
      if (lost.length > 0) break;
    }
    return { acknowledged: [...ledger.values()].flat().length, lost };
  }

  /** Runs until the power is cut. */
  async function write(file: string, durability: string, env: Record<string, string>, cut: Cut | undefined) {
    const writer = spawn(process.execPath, [child, file, durability], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, problems] = ['', ''];
    writer.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      if (!cut && out.length > 5_000) writer.kill('SIGKILL');
    });
    writer.stderr.setEncoding('utf8').on('data', (text) => {
      problems += text;
    });
    const [code, signal] = await once(writer, 'close');
    if (signal !== 'SIGKILL') throw new Error(`the writer ended with ${signal ?? code}: ${problems}`);
    const [subjectId, ...ids] = out.split('\n').slice(0, -1);
    return { subjectId, ids };
  }
});

async function missingFrom(file: string, ledger: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const store = await sqliteStore(file);
  const lost: string[] = [];
  for (const [subjectId, ids] of ledger) {
    const stored = new Set((await store.receiptsOf(subjectId)).map(({ body }) => JSON.parse(body).receiptId));
    lost.push(...ids.filter((id) => !stored.has(id)));
  }
  expect(await verifyLog(store)).toMatchObject({ ok: true });
  await store.close();
  return lost;
}
