/** Written into every receipt. The same as in package.json, which a test checks. */
export const SDK = '0.1.0';
