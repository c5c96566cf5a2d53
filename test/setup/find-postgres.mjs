import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installDebians, run } from './debian.mjs';

/** The folder of `initdb` and `postgres`, of the newest PostgreSQL that is installed. */
export function findPostgres() {
  // Its tools would have to be run as another user than the administrator, and told to stop in other ways.
  if (process.platform === 'win32') return undefined;
  return candidates().find((folder) => ['initdb', 'postgres'].every((tool) => existsSync(join(folder, tool))));
}

/** Why the tests that need PostgreSQL are not run, and what to do about it; `undefined` where they are. */
export function missingPostgres() {
  if (process.env.TEST_DATABASE_URL || findPostgres()) return undefined;
  return (
    'There is no PostgreSQL on this machine. Fix: on Debian as root "apt-get install postgresql", on macOS ' +
    '"brew install postgresql@17", or set TEST_DATABASE_URL to a database that tests may use.'
  );
}

/** Installs PostgreSQL, and a C compiler for the power-cut double, where they are missing and this machine allows it. */
export function ensurePostgres() {
  if (missingPostgres() && canInstall()) {
    // Its configuration comes first, so that no server of its own is set up and started.
    installDebians('PostgreSQL', ['postgresql-common']);
    const conf = '/etc/postgresql-common/createcluster.conf';
    run('PostgreSQL', 'pg_conftool', [conf, 'set', 'create_main_cluster', 'off']);
    installDebians('PostgreSQL', ['postgresql']);
    run('PostgreSQL', 'pg_conftool', [conf, 'remove', 'create_main_cluster']);
  }
  if (process.platform === 'linux' && !findCompiler() && canInstall()) installDebians('Compiler', ['gcc', 'libc6-dev']);
  console.log(
    `PostgreSQL: ${missingPostgres() ?? (process.env.TEST_DATABASE_URL ? 'TEST_DATABASE_URL' : findPostgres())}`,
  );
}

/** A C compiler, by the name of its command. */
export function findCompiler() {
  return ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

function candidates() {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return [
    ...versions('/usr/lib/postgresql', (version) => `/usr/lib/postgresql/${version}/bin`),
    ...['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((brew) =>
      versions(`${brew}/opt`, (name) => `${brew}/opt/${name}/bin`, /^postgresql(@\d+)?$/),
    ),
    ...(stdout ? [stdout.trim()] : []),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
}

/** Names in a folder that are versions, the newest first. */
function versions(folder, binOf, pattern = /^\d+$/) {
  if (!existsSync(folder)) return [];
  const number = (name) => Number(/\d+$/.exec(name)?.[0] ?? 0);
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort((a, b) => number(b) - number(a))
    .map(binOf);
}
