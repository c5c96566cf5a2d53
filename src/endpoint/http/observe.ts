import type { Setup } from '../options';
import type { Asked } from './context';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Tells the developer of an answer that is whole. @param start when its request came, by `performance.now()` */
export function observe({ onAnswer }: Setup) {
  return ({ status }: Response, { method }: Request, { route = 'none', facts }: Asked, start: number): void =>
    onAnswer({
      route,
      method: METHODS.includes(method) ? method : 'OTHER',
      status,
      seconds: (performance.now() - start) / 1000,
      ...facts,
    });
}
