// @vitest-environment node
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import { loadSite } from '../../../src/endpoint/receipts/site';
import { createVisitor } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine } from './command-line';

const SITES = [
  { origin: 'https://klouttrack.com', config: { site: 'Klouttrack', policy: { url: '/privacy', version: '2025-02' } } },
  { origin: 'https://shop.example', config: { site: 'The shop', policy: { url: '/data', version: '7' } } },
] as const;
const TOKEN = 'a-token-that-is-long-enough-to-be-one';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

/** What a page of this host gets, which `fetch` cannot name. */
function scriptOf(url: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(`${url}/assent/assent.js`, { headers: { Host: host } }, (answer) => resolve(text(answer)))
      .on('error', reject)
      .end();
  });
}

test('several sites share an endpoint: each has its script and its notices, and the admin looks at one', async () => {
  for (const [i, { origin, config }] of SITES.entries())
    writeFileSync(join(cli.folder, `${i}.json`), JSON.stringify({ ...config, origins: [origin] }));
  const env = { ASSENT_CONFIG: '0.json,1.json', ASSENT_ADMIN_TOKEN: TOKEN };
  const { url, output, end } = await cli.serve(['--db', 'sites.db'], env, { origins: [] });
  const admin = async (path: string) =>
    (await fetch(`${url}/admin/${path}`, { headers: { Authorization: `Bearer ${TOKEN}` } })).text();
  for (const { origin, config } of SITES) {
    expect(await scriptOf(url, new URL(origin).host)).toContain(config.site);
    const [notice] = (await loadSite(config, [origin])).notices;
    const visitor = createVisitor();
    const hash = noticeHash(canonicalJson(notice));
    const receipt = visitor.receipt({ origin, notice: { ...visitor.receipt().notice, hash } });
    const body = JSON.stringify({ secret: visitor.secret, receipts: [receipt] });
    const posted = await fetch(`${url}/receipts`, { method: 'POST', headers: { Origin: origin }, body });
    expect([posted.status, await posted.json()]).toEqual([
      201,
      { results: [expect.objectContaining({ status: 201 })] },
    ]);
    expect(JSON.parse(await admin(`receipts?origin=${origin}`))).toMatchObject({ receiptId: receipt.receiptId });
    expect(JSON.parse(await admin(`stats?origin=${origin}`)).total.receipts).toBe(1);
  }
  expect(Object.keys(JSON.parse(await admin('stats')).origins)).toEqual(SITES.map(({ origin }) => origin));
  expect(await scriptOf(url, '127.0.0.1')).toContain('for the host that was asked');
  const exported = await cli.run(['export', '--db', 'sites.db', '--origin', SITES[1].origin]);
  expect(exported.out.trim().split('\n')).toHaveLength(1);
  for (const { origin } of SITES) expect(output()).toContain(`pages of ${origin} have `);
  await end('SIGKILL');
});
