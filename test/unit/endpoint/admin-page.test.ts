// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { routePath } from '../../../src/endpoint/http/routing';
import { tryEndpoint } from './try-endpoint';

const PATHS = ['/admin', '/admin/', '/admin/page.js', '/admin/page.css'];
const withAdmin = () => tryEndpoint({ adminToken: 'a token' });

test.each(PATHS)('without an admin token there is no %s', async (path) => {
  expect((await tryEndpoint().ask(path)).status).toBe(404);
});

test('the page is a shell: no data, no inline script or style, and every address is relative', async () => {
  const answer = await withAdmin().ask('/admin/');
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(html).not.toMatch(/style=|<style|<script[^>]*>[^<]|\son\w+=/);
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'data:,',
    'page.css',
    'page.js',
  ]);
});

test('the policy of the page allows its own files and nothing else', async () => {
  const { headers } = await withAdmin().ask('/admin/');
  const policy = new Map(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('without its slash it leads to the page, wherever the endpoint is mounted', async () => {
  const answer = await withAdmin().ask('/admin');
  expect(answer.status).toBe(308);
  const location = answer.headers.get('Location') ?? '';
  expect(new URL(location, 'https://klouttrack.com/some/where/admin').pathname).toBe('/some/where/admin/');
});

describe.each([
  ['/admin/page.js', 'text/javascript; charset=utf-8'],
  ['/admin/page.css', 'text/css; charset=utf-8'],
])('%s', (path, type) => {
  test('is what was built, under the name of its content', async () => {
    const answer = await withAdmin().ask(path);
    const text = await answer.text();
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(text.length).toBeGreaterThan(5_000);
    expect(answer.headers.get('ETag')).toBe(`"${createHash('sha256').update(text).digest('base64url')}"`);
    expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  });

  test('is not sent again to who has it', async () => {
    const { ask } = withAdmin();
    const tag = (await ask(path)).headers.get('ETag') ?? '';
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(path, { headers: { 'If-None-Match': header } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await ask(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });
});

test.each(PATHS)('%s can be read and not written', async (path) => {
  const answer = await withAdmin().ask(path, { method: 'POST' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toMatch(/^GET, HEAD\b/);
});

test.each([
  ['/assent/admin', '/admin'],
  ['/assent/admin/', '/admin/'],
  ['/admin/page.js', '/admin/page.js'],
  ['/assent/admin/receipts/x/proof', '/admin/receipts/x/proof'],
  ['/a/admin/stats', '/a/admin/stats'],
  ['/assentadmin/stats', '/assentadmin/stats'],
])('%s is the route %s', (path, route) => {
  expect(routePath('/assent')(new Request(`https://klouttrack.com${path}`))).toBe(route);
});
