import { describe, expect, it } from 'vitest';
import type { NoticeCategory, NoticeService } from '../../../src/consent/notice';
import { areMany, isFound } from '../../../src/ui/preferences/search';

const meta: NoticeService = {
  id: 'meta-pixel',
  default: false,
  name: 'Meta Pixel',
  provider: 'Müller & Şen',
  stores: ['_fbp'],
};

describe('a search among services', () => {
  it.each(['', 'meta', 'PIXEL', 'pixel meta ', 'muller', 'Müller', 'şen', '_fbp'])('finds by %j', (query) => {
    expect(isFound(meta, query)).toBe(true);
  });

  it.each(['google', 'meta google', 'metapixel', '.*'])('does not find by %j', (query) => {
    expect(isFound(meta, query)).toBe(false);
  });

  it('finds one that nobody knows more of by its id', () => {
    expect(isFound({ id: 'chat', default: false }, 'chat')).toBe(true);
  });

  it('is for more than 12', () => {
    const categories = (...counts: number[]) =>
      counts.map((count) => ({ services: Array<NoticeService>(count).fill(meta) }) as unknown as NoticeCategory);
    expect(areMany(categories(6, 6))).toBe(false);
    expect(areMany(categories(6, 7))).toBe(true);
  });
});
