import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** Hash of the public key: Chromium, told of it, takes the certificate for a valid one for every host. */
  spki: string;
}

/** A certificate for every host on earth, made anew for each run. */
export async function makeCertificate(): Promise<Certificate> {
  const names = ['klouttrack.test', '*.klouttrack.test', '*.test'];
  const pems = await generate([{ name: 'commonName', value: 'klouttrack.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: pems.private, cert: pems.cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
