import fc from 'fast-check';
import { createVisitor, ORIGIN } from './visitor';

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly cookie: string;
  readonly token: string;
  readonly body: unknown;
}

const visitor = createVisitor();

const hostile = fc.constantFrom(
  "'; drop table receipts; --",
  '" or 1=1 --',
  '\u0000',
  '\ud800',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '=cmd()',
  '\u{1F36A}'.repeat(100),
  'x'.repeat(9_000),
);
const value = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.bigInt().map(String));

/** A valid receipt with some of its fields, at any depth, replaced or taken out. */
const receipt = fc
  .array(fc.tuple(fc.nat(30), fc.option(value, { nil: undefined })), { maxLength: 4 })
  .map((changes) => {
    const copy = JSON.parse(JSON.stringify(visitor.receipt()));
    const places = Object.entries(copy).flatMap(([key, inner]) => [
      [copy, key],
      ...(inner && typeof inner === 'object' ? Object.keys(inner).map((name) => [inner, name]) : []),
    ]) as [Record<string, unknown>, string][];
    for (const [i, replacement] of changes) {
      const [object, key] = places[i % places.length] as [Record<string, unknown>, string];
      object[key] = replacement;
    }
    return copy;
  });

const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(receipt, { maxLength: 3 }).map((receipts) => ({ secret: visitor.secret, receipts })),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

/** Requests of every kind that are wrong in some way, and some that are right. All receipts among them are this visitor's. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.record({
  method: fc.oneof(
    { weight: 5, arbitrary: fc.constant('POST') },
    fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
  ),
  path: fc.oneof(
    { weight: 5, arbitrary: fc.constant('/receipts') },
    fc.constantFrom('/region', '/health', `/subjects/${visitor.subjectId}`, `/subjects/${visitor.subjectId}/receipts`),
    fc.webPath(),
    fc.tuple(fc.constantFrom('/subjects/', '/notices/sha256-'), fc.string()).map(([a, b]) => a + encodeURIComponent(b)),
  ),
  type: fc.constantFrom('application/json', 'text/plain', 'text/plain;charset=utf-8', 'text/html', ''),
  cookie: fc.oneof(
    fc.constant(''),
    fc.string().map((text) => `assent=${encodeURIComponent(text)}`),
  ),
  token: fc.oneof(fc.constant(createVisitor().secret), fc.base64String()),
  body,
});

/** The request as a handler gets it. */
export function requestOf({ method, path, type, cookie, token, body }: HostileRequest): Request {
  return new Request(`${ORIGIN}/assent${path}`, {
    method,
    headers: { Origin: ORIGIN, 'Content-Type': type, Cookie: cookie, Authorization: `Bearer ${token}` },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: textOf(body) }),
  });
}

/** How the bytes of a request are damaged on their way, if they are. */
const damage = fc.oneof(
  { weight: 3, arbitrary: fc.constant((text: string) => text) },
  fc.nat(2_000).map((at) => (text: string) => text.slice(0, at)),
  fc.tuple(fc.nat(2_000), fc.string({ unit: 'binary' })).map(
    ([at, more]) =>
      (text: string) =>
        text.slice(0, at) + more + text.slice(at),
  ),
  fc
    .constantFrom('Content-Length: 5', 'Transfer-Encoding: chunked', 'Host: other', 'Expect: 100-continue')
    .map((header) => (text: string) => text.replace('\r\n', `\r\n${header}\r\n`)),
);

/** The request as a socket gets it, and not always as HTTP has it. */
export const hostileBytes: fc.Arbitrary<string> = fc
  .tuple(hostileRequest, damage)
  .map(([{ method, path, type, cookie, token, body }, damaged]) => {
    const text = textOf(body);
    const lines = [
      `${method} ${path || '/'} HTTP/1.1`,
      ...['Host: localhost', 'Connection: close', `Origin: ${ORIGIN}`, `Content-Type: ${type}`, `Cookie: ${cookie}`],
      ...[`Authorization: Bearer ${token}`, `Content-Length: ${Buffer.byteLength(text)}`],
    ];
    return damaged(`${lines.join('\r\n')}\r\n\r\n${text}`);
  });

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
}
