import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRegion } from '../../../src/decisions/region';

const { signal } = new AbortController();
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  answer({ region: 'JP' });
});

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

/** What the endpoint answers. */
function answer(body: unknown): void {
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json(body);
  });
}

const meta = (content: string) => `<meta name="assent-region" content="${content}">`;
const UNKNOWN = { region: '', source: 'default' };

describe('where the visitor is', () => {
  test.each([
    ['the setting says', 'US-CA', [], { region: 'US-CA', source: 'setting' }],
    ['the page says', 'auto', ['US-CA'], { region: 'US-CA', source: 'page' }],
    ['the page says, in small letters', 'auto', ['us-ca'], UNKNOWN],
    ['both say', 'US-CA', ['US-CA'], { region: 'US-CA', source: 'setting' }],
    ['they differ', 'US-CA', ['DE'], UNKNOWN],
    ['they are not equally exact', 'US-CA', ['US'], UNKNOWN],
    ['the page says two', 'auto', ['US', 'DE'], UNKNOWN],
    ['the setting is none', 'California', [], UNKNOWN],
    ['the setting is none, and the page says one', 'California', ['US-CA'], UNKNOWN],
    ['the page says what is none', 'auto', ['XX'], UNKNOWN],
    ['the page says nothing', 'auto', [''], UNKNOWN],
  ])('%s', async (_, setting, metas, found) => {
    document.head.innerHTML = metas.map(meta).join('');
    expect(await findRegion(setting, '/assent', signal)).toEqual(found);
    // Whatever is said, nobody else is asked.
    expect(asked).toEqual([]);
  });

  test('the endpoint says, where nobody else does', async () => {
    // What visitors write into a page says nothing.
    document.body.innerHTML = meta('US');
    expect(await findRegion('auto', '/assent', signal)).toEqual({ region: 'JP', source: 'endpoint' });
    expect(asked).toEqual(['/assent/region']);
  });

  test.each([
    ['null', { region: null }],
    ['no region', { region: 'Oman' }],
    ['no object', null],
  ])('is unknown where the endpoint answers %s', async (_, body) => {
    answer(body);
    expect(await findRegion('auto', '/assent', signal)).toEqual(UNKNOWN);
  });

  test('is unknown without an endpoint, and where it cannot be reached', async () => {
    expect(await findRegion('auto', '', signal)).toEqual(UNKNOWN);
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
    expect(await findRegion('auto', '/assent', signal)).toEqual(UNKNOWN);
  });
});
