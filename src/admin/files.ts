/** A file of the page, as the endpoint sends it. */
export interface BuiltFile {
  readonly text: string;
  /** base64url(SHA-256(text)) */
  readonly digest: string;
}

/*
 * The build writes this module (src/admin/build.mjs), also when tests run it: the page is carried as text by whatever
 * carries the endpoint, since not every runtime has files. Without the build there is nothing to import, and that fails.
 */
export declare const script: BuiltFile;
export declare const styles: BuiltFile;
