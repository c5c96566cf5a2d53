import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/** Svelte's compiler for esbuild, for one of the two halves of an app. */
export async function svelte(generate: 'client' | 'server' = 'client'): Promise<Plugin[]> {
  const { compile, compileModule } = await import('svelte/compiler');
  const compiled = async (path: string) => {
    const text = await readFile(path, 'utf8');
    const options = { filename: basename(path), generate } as const;
    return path.endsWith('.js') ? compileModule(text, options) : compile(text, options);
  };
  return [
    {
      name: 'svelte',
      setup(build) {
        build.onLoad({ filter: /\.svelte(\.js)?$/ }, async ({ path }) => ({
          contents: (await compiled(path)).js.code,
        }));
      },
    },
  ];
}
