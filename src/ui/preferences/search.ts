import type { NoticeCategory, NoticeService } from '../../consent/notice';

/** With more than these, the services are folded, and can be looked for. */
const FEW = 12;

export function areMany(categories: readonly NoticeCategory[]): boolean {
  return categories.flatMap(({ services }) => services).length > FEW;
}

/** Whether a service has all words of the query in its name, its provider or what it stores. Accents and case do not count. */
export function isFound({ id, name = id, provider = '', stores = [] }: NoticeService, query: string): boolean {
  const text = plain([name, provider, ...stores].join(' '));
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
