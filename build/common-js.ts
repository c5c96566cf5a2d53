import { build } from 'esbuild';
import type { Plugin } from 'rollup';

/** The server's libraries that are no ES modules. */
const LIBRARIES = ['commander', 'pino', 'prom-client'];
const PREFIX = '\0common-js:';

/** What was bundled of packages, for the list of licences: files by the id of the module that they are in. */
export const bundledFiles = new Map<string, readonly string[]>();

/** A library as one ES module, with all that it needs: rollup reads no CommonJS. */
export const commonJs = (): Plugin => ({
  name: 'common-js',
  resolveId: (source) => (LIBRARIES.includes(source) ? PREFIX + source : null),
  async load(id) {
    if (!id.startsWith(PREFIX)) return null;
    const name = id.slice(PREFIX.length);
    const names = Object.keys(await import(name)).filter((it) => /^[a-zA-Z]\w*$/.test(it) && it !== 'module');
    const { outputFiles, metafile } = await build({
      stdin: { contents: `export { ${names} } from '${name}';`, resolveDir: process.cwd() },
      ...{ bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', target: 'node20' },
      // Its own `require` of what Node has.
      banner: { js: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);` },
    });
    bundledFiles.set(id, Object.keys(metafile.inputs));
    return { code: outputFiles[0]?.text ?? '', map: null, moduleSideEffects: false };
  },
});
