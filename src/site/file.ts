/** A file that pages of one site load. */
export interface SiteFile {
  readonly text: string;
  /** Whether its address has a hash of its content in it, so that it is another file when that changes. */
  readonly isHashed: boolean;
  /** For `integrity` attributes. */
  readonly integrity: string;
  /** The same compressed, by `Content-Encoding`. */
  readonly compressed?: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}

/** The smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];
