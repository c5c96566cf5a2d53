import { existsSync, renameSync, rmSync } from 'node:fs';
import { makeSample } from '../../dist/demo/sample.js';
import { loadSite, sqliteStore } from '../../dist/server/endpoint.js';
import { POLICY_VERSION } from '../settings.mjs';

const ORIGIN = 'https://klouttrack.com';
const VERSIONS = ['2024-11', POLICY_VERSION];

/** The store of made-up receipts, which are made at the first use. */
export async function openSample(file) {
  if (!existsSync(file)) {
    console.log('Sample: making up receipts of 90 days ...');
    await make(file);
  }
  return sqliteStore(file);
}

/** Under another name until it is whole. */
async function make(file) {
  const unfinished = `${file}.part`;
  remove(unfinished);
  // Whatever a power cut takes of it is made again.
  const store = await sqliteStore(unfinished, { durability: 'off' });
  try {
    await makeSample({ store, origin: ORIGIN, notices: await noticesOf(VERSIONS), now: Date.now() });
  } finally {
    await store.close();
  }
  renameSync(unfinished, file);
  remove(unfinished);
}

function remove(file) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

async function noticesOf(versions) {
  const services = {
    'google-analytics': { id: 'G-KLOUT00001' },
    'meta-pixel': { id: '1234567890' },
    'support-chat': { category: 'preferences', name: 'Support chat', provider: 'Klouttrack', privacyUrl: '/privacy' },
  };
  const sites = versions.map((version) =>
    loadSite({ site: 'Klouttrack', policy: { url: '/privacy', version }, services }, [ORIGIN]),
  );
  return (await Promise.all(sites)).flatMap(({ notices }) => notices);
}
