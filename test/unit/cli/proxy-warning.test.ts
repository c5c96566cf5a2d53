// @vitest-environment node
import { expect, test, vi } from 'vitest';
import type { Log } from '../../../src/cli/log';
import { warnOfProxy } from '../../../src/cli/proxy-warning';

const endpoint = async () => new Response('answer');

async function warningsOf(trustProxy: number, ...headers: Record<string, string>[]): Promise<string[]> {
  const warn = vi.fn<(text: string) => void>();
  const warned = warnOfProxy(endpoint, trustProxy, { warn } as unknown as Log);
  for (const each of headers) {
    const response = await warned(new Request('http://127.0.0.1/region', { headers: each }));
    expect(await response.text()).toBe('answer');
  }
  return warn.mock.calls.map(([text]) => text);
}

test.each(['X-Forwarded-For', 'Forwarded'])('a proxy that adds %s and was not named is told once', async (name) => {
  const header = { [name]: '192.0.2.1' };
  const warnings = await warningsOf(0, {}, header, header);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(new RegExp(`${name}, and --trust-proxy is 0.*start with --trust-proxy 1`));
  expect(warnings[0]).not.toContain('192.0.2');
});

test('nothing is told of a proxy that was named, or where there is none', async () => {
  expect(await warningsOf(1, { 'X-Forwarded-For': '192.0.2.1' })).toEqual([]);
  expect(await warningsOf(0, {})).toEqual([]);
});
