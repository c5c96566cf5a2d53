/**
 * SHA-256 and the two small things made from it. Synchronous on purpose: a decision has to be on disk before the click
 * handler returns, and SubtleCrypto is asynchronous, and absent on plain http.
 */
const WORD = 2 ** 32;

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) {
  let isPrime = true;
  for (const p of primes) if (n % p === 0) isPrime = false;
  if (isPrime) primes.push(n);
}
/** The first 32 bits of the fractional part, which is how FIPS 180-4 defines its constants. */
const fraction = (x: number) => (x * WORD) | 0;
const K = primes.map((p) => fraction(p ** (1 / 3)));
const INITIAL = primes.slice(0, 8).map((p) => fraction(p ** 0.5));

const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));

/** SHA-256 (FIPS 180-4) of the UTF-8 bytes of a text. */
export function sha256(text: string): Uint8Array<ArrayBuffer> {
  const message = new TextEncoder().encode(text);
  const { length } = message;
  // Message, 0x80, zeros, and the length in bits as 64 bits: whole blocks of 64 bytes.
  const padded = new DataView(new ArrayBuffer(((length + 72) >> 6) << 6));
  message.forEach((byte, i) => {
    padded.setUint8(i, byte);
  });
  padded.setUint8(length, 128);
  padded.setUint32(padded.byteLength - 8, length / (WORD / 8));
  padded.setUint32(padded.byteLength - 4, length << 3);

  const state = [...INITIAL];
  const w: number[] = [];
  for (let block = 0; block < padded.byteLength; block += 64) {
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const w15 = w[i - 15] as number;
      const w2 = w[i - 2] as number;
      w[i] =
        i < 16
          ? padded.getInt32(block + i * 4)
          : ((w[i - 16] as number) +
              (rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)) +
              (w[i - 7] as number) +
              (rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10))) |
            0;
      const t1 =
        h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] as number) + (w[i] as number);
      const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => {
      state[i] = ((state[i] as number) + x) | 0;
    });
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((x, i) => {
    out.setInt32(i * 4, x);
  });
  return new Uint8Array(out.buffer);
}

/** RFC 4648 base64url, unpadded. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** What receipts, notices and subjects are named by: base64url(SHA-256(text)), 43 characters. */
export function digest(text: string): string {
  return base64url(sha256(text));
}

/** `sha256-` and base64url(SHA-256 of the notice's canonical JSON, RFC 8785, UTF-8). */
export function noticeHash(canonical: string): string {
  return `sha256-${digest(canonical)}`;
}
