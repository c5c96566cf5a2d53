import type { Context } from 'hono';
import { addressPrefix, clientAddress } from './address';
import type { Environment } from './environment';
import type { Setup } from './options';

/** The network that a request came from (/24, /48), or `null` where that is not known. */
export function networkOf(context: Context<Environment>, { trustProxy }: Pick<Setup, 'trustProxy'>): string | null {
  const socket = typeof context.env.address === 'string' ? context.env.address : undefined;
  const address = clientAddress(socket, context.req.header('X-Forwarded-For'), trustProxy);
  return address === undefined ? null : addressPrefix(address);
}
