import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { adminFiles } from './src/admin/build.mjs';

const TEXT = '\0text:';

/** `import css from './banner.css'` is the file's text, as in the build. */
const styles = {
  name: 'styles',
  enforce: 'pre',
  resolveId(source: string, importer?: string) {
    // Without ".css" at the end of the id, or Vite's own style plugins would answer.
    return source.endsWith('.css') && importer ? `${TEXT}${resolve(dirname(importer), source)}.js` : undefined;
  },
  async load(id: string) {
    if (!id.startsWith(TEXT)) {
      return undefined;
    }
    const text = await readFile(id.slice(TEXT.length, -'.js'.length), 'utf8');
    return `export default ${JSON.stringify(text)}`;
  },
} as const;

/** The thread that commits to SQLite is a program of its own, which Node has to find as a file. */
const WORKER = "new URL('./sqlite-worker.js', import.meta.url)";
const worker = {
  name: 'worker',
  // Before TypeScript is taken out of the text.
  enforce: 'pre',
  async transform(code: string, id: string) {
    if (!id.endsWith('/stores/sqlite/thread.ts')) return undefined;
    if (!code.includes(WORKER)) throw new Error(`${id} no longer has ${WORKER}`);
    const outfile = resolve('test/results/sqlite-worker.mjs');
    await build({
      entryPoints: ['src/endpoint/stores/sqlite/sqlite-worker.ts'],
      ...{ outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' },
    });
    return code.replace(WORKER, `new URL(${JSON.stringify(pathToFileURL(outfile))})`);
  },
} as const;

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/*.test.ts'],
    environment: 'happy-dom',
    globalSetup: 'test/unit/harness/global-setup.ts',
    testTimeout: 30_000,
    sequence: { groupOrder: 0 },
  },
};

const browser: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/browser/harness/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // So long that a busy machine fails nobody.
    expect: { poll: { timeout: 30_000 } },
    // After the unit tests, which keep all cores busy: browsers starved of time are what makes such tests unsteady.
    sequence: { groupOrder: 1 },
    maxWorkers: 2,
  },
};

/** `npm run examples`: applications whose packages are not those of the project, installed and built for it. */
const examples: TestProjectInlineConfiguration = {
  ...browser,
  test: {
    ...browser.test,
    name: 'examples',
    include: ['test/examples/**/*.test.ts'],
    testTimeout: 1_200_000,
    maxWorkers: 1,
  },
};

/** The longest file first, or at the end one worker would wait for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('walk.test.ts');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [styles, worker, adminFiles()],
  test: { projects: [unit, browser, examples], passWithNoTests: false, sequence: { sequencer: LongestFirst } },
});
