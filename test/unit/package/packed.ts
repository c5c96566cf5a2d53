import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What npm packs, in a folder of its own. */
export interface Packed {
  readonly folder: string;
  readonly tarball: string;
  /** An empty project with the package in it, as an installer lays it out that lets nobody see what it did not ask for. */
  project(packages?: readonly string[]): Promise<Project>;
  remove(): void;
}

export interface Project {
  readonly folder: string;
  node(args: readonly string[]): Promise<Ended>;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function pack(): Promise<Packed> {
  if (!existsSync('dist/npm/index.js')) throw new Error('dist is not built: run npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'assent-packed-'));
  const flags = ['--ignore-scripts', '--offline', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', ['pack', ...flags]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const tarball = join(folder, filename);
  return {
    folder,
    tarball,
    async project(packages = []) {
      const project = mkdtempSync(join(folder, 'project-'));
      // The package's real files lie beside what it was given, and the project has a link to it alone.
      const store = join(project, 'node_modules/.store/node_modules');
      mkdirSync(join(store, 'assent'), { recursive: true });
      await run('tar', ['-xzf', tarball, '-C', join(store, 'assent'), '--strip-components', '1']);
      symlinkSync(join(store, 'assent'), join(project, 'node_modules/assent'), 'dir');
      for (const name of packages) link(name, store);
      writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
      return { folder: project, node: (args) => node(args, project) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where it really is, its own packages are beside it. */
function link(name: string, store: string): void {
  const target = join(store, name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(realpathSync(resolve('node_modules', name)), target, 'dir');
}

async function node(args: readonly string[], cwd: string): Promise<Ended> {
  const env = { PATH: process.env.PATH };
  return run(process.execPath, args, { cwd, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  );
}

/** Names of the packages in a folder of packages, but for links of commands and the like. */
export const packagesIn = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));
