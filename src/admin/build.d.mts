import type { Plugin as EsbuildPlugin } from 'esbuild';

export declare const adminFiles: () => {
  name: string;
  load(id: string): Promise<{ code: string; map: null } | null>;
};
export declare const adminFilesForEsbuild: () => EsbuildPlugin;
