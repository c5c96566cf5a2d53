// @vitest-environment node
import { expect, test } from 'vitest';
import { createEndpoint } from '../../../src/endpoint/endpoint';
import { memoryStore } from '../../../src/endpoint/stores/memory';

const fileOf = (text: string) => ({
  ...{ text, isHashed: false, integrity: '' },
  compressed: { br: new Uint8Array([1]), gzip: new Uint8Array([2]) },
});

/** Answers at these hosts, of which each asks for its own. */
function endpointOf(names: readonly string[]) {
  const files = new Map(names.map((name) => [name, fileOf(name)]));
  const endpoint = createEndpoint({ store: memoryStore(), origins: ['https://klouttrack.com'], files });
  return (url: string, headers = {}) => endpoint(new Request(url, { headers }));
}

test('of several sites each has its script at its own host, and all have the same parts', async () => {
  const parts = 'parts/0a1b2c3d/preferences.js';
  const get = endpointOf(['klouttrack.com/assent.js', 'shop.example:8443/assent.js', parts]);
  for (const host of ['klouttrack.com', 'shop.example:8443']) {
    for (const base of ['', '/assent']) {
      const script = await get(`http://${host}${base}/assent.js`);
      expect(await script.text()).toBe(`${host}/assent.js`);
      expect(script.headers.get('Vary')).toBe('Accept-Encoding, Host');
    }
    expect(await (await get(`http://${host}/${parts}`)).text()).toBe(parts);
  }
});

test('a host that is of no site has no script: pages of another site must not get it', async () => {
  const get = endpointOf(['klouttrack.com/assent.js']);
  const answer = await get('http://127.0.0.1:8787/assent.js');
  expect(answer.status).toBe(404);
  expect((await answer.json()).detail).toContain('host');
  expect((await get('http://klouttrack.com/klouttrack.com/assent.js')).status).toBe(404);
});

test.each([
  ['*', 'br'],
  ['*;q=0', null],
  ['gzip;q=0.5, *;q=0', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['identity, *;q=0.0', null],
  ['gzip', 'gzip'],
])('Accept-Encoding: %s is sent %s', async (accepted, encoding) => {
  const get = endpointOf(['assent.js']);
  const answer = await get('http://klouttrack.com/assent.js', { 'Accept-Encoding': accepted });
  expect(answer.headers.get('Content-Encoding')).toBe(encoding);
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
});
