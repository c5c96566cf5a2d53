const NOTICE_PREFIX = 'sha256-';

/*
 * Names as they are in texts, and as bytes in the database.
 */

export const fromBase64url = (text: string): Buffer => Buffer.from(text, 'base64url');
export const toBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');

export const fromUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
export const toUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const fromNotice = (hash: string): Buffer => fromBase64url(hash.slice(NOTICE_PREFIX.length));
export const toNotice = (bytes: Uint8Array): string => NOTICE_PREFIX + toBase64url(bytes);
