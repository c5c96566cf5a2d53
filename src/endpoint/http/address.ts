import type { Context } from 'hono';
import type { Setup } from '../options';
import type { Environment } from './context';

/** How much of an address names one household or company: /24 of IPv4, /48 of IPv6. */
const IPV4_BYTES = 3;
const IPV6_GROUPS = 3;

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/i;

/**
 * Where a request came from: the socket's peer, or, behind `hops` proxies, what the outermost of them saw. What stands
 * further left in `X-Forwarded-For` was written by the visitor and is not believed.
 */
export function clientAddress(socket: string | undefined, forwardedFor: string | undefined, hops: number) {
  if (hops === 0 || !forwardedFor) return socket;
  const seen = forwardedFor.split(',').map((part) => part.trim());
  const address = withoutPort(seen[Math.max(0, seen.length - hops)] ?? '');
  return addressPrefix(address) === null ? socket : address;
}

/** The network an address belongs to, or `null` for a text that is not an address. */
export function addressPrefix(address: string): string | null {
  const plain = address.replace(MAPPED_IPV4, '');
  const bytes = IPV4.exec(plain)?.slice(1).map(Number);
  if (bytes) return bytes.every((byte) => byte < 256) ? bytes.slice(0, IPV4_BYTES).join('.') : null;
  const groups = ipv6Groups(plain);
  return groups ? groups.slice(0, IPV6_GROUPS).join(':') : null;
}

/** The URL parser knows every spelling of an IPv6 address and writes each in one way. */
function ipv6Groups(address: string): string[] | null {
  const [bare = ''] = address.split('%');
  if (!/^[\da-f:.]+$/i.test(bare) || !URL.canParse(`http://[${bare}]`)) return null;
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

/** Some proxies write `192.0.2.1:5678` or `[2001:db8::1]:5678`. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
}

/** The network that a request came from (/24, /48), or `null` where that is not known. */
export function networkOf(context: Context<Environment>, { trustProxy }: Pick<Setup, 'trustProxy'>): string | null {
  const socket = typeof context.env.address === 'string' ? context.env.address : undefined;
  const address = clientAddress(socket, context.req.header('X-Forwarded-For'), trustProxy);
  return address === undefined ? null : addressPrefix(address);
}
