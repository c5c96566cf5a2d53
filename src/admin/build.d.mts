import type { Plugin as EsbuildPlugin } from 'esbuild';

export declare const adminFiles: () => {
  name: string;
  load(id: string): Promise<{ code: string; map: null } | null>;
};
/** Files that are in the script of the page, once it is made. */
export declare const bundledInAdmin: Set<string>;
export declare const adminFilesForEsbuild: () => EsbuildPlugin;
