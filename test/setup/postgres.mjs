import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres, missingPostgres } from './find-postgres.mjs';

/** As careful with the disk as in production, and small, since tests bring little. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_sync_method: process.platform === 'linux' ? 'fdatasync' : 'fsync',
  shared_buffers: '16MB',
  max_connections: '60',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
  autovacuum: 'off',
  max_wal_size: '64MB',
  lc_messages: 'C',
};

const READY = /database system is ready to accept (?:read-only )?connections/;
const START_WITHIN = 60_000; // ms
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' };

/**
 * The cluster ends with the process that started it, however that ends: this waits for the pipe from there to close, then
 * stops the server and removes its folder.
 */
const KEEPER = `
  cat > /dev/null
  pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
  [ -n "$pid" ] && kill -QUIT "$pid" 2> /dev/null
  for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2> /dev/null || break; sleep 0.2; done
  rm -rf "$1"
`;

/**
 * A PostgreSQL of its own, on a free port of 127.0.0.1 and with a password, in a temporary folder.
 *
 * @throws when none is installed, with what to do about it
 */
export async function startPostgres({ settings = {}, env = () => ({}), standbyOf } = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error(missingPostgres() ?? 'There is no PostgreSQL of its own to start: none is installed.');
  const folder = mkdtempSync(join(tmpdir(), 'assent-pg-'));
  const keeper = keep(folder);
  try {
    const owner = ownerOf(folder);
    const password = standbyOf ? new URL(standbyOf.url).password : randomBytes(16).toString('hex');
    const dataFolder = standbyOf ? copy({ bin, folder, owner, standbyOf }) : init({ bin, folder, owner, password });
    const port = await freePort();
    const all = { ...SETTINGS, ...settings, port: String(port) };
    const launch = () => launchServer({ bin, dataFolder, owner, env: env(dataFolder), settings: all });
    return cluster({ server: await launch(), launch, dataFolder, keeper, port, password });
  } catch (error) {
    keeper.release();
    throw error;
  }
}

/** @returns the handle that tests get */
function cluster({ server, launch, dataFolder, keeper, port, password }) {
  const urlOf = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  let running = server;
  let databases = 0;
  const end = async (signal) => {
    running.kill(signal);
    await running.ended;
  };
  return {
    url: urlOf('postgres'),
    dataFolder,
    async createDatabase({ template } = {}) {
      const name = `test_${++databases}`;
      await query(urlOf('postgres'), `create database ${name}${template ? ` template ${databaseOf(template)}` : ''}`);
      return urlOf(name);
    },
    async restart(mode) {
      await end(SIGNALS[mode]);
      running = await launch();
    },
    async start() {
      running = await launch();
    },
    async kill() {
      // Its children end by themselves once it is gone, but may still write until then.
      const children = childrenOf(running.pid);
      const ended = end('SIGKILL');
      for (const pid of children) killQuietly(pid);
      await ended;
      await Promise.all(children.map(gone));
    },
    async stop() {
      if (running.isRunning()) await end('SIGQUIT');
      await keeper.release();
    },
  };
}

function keep(folder) {
  const child = spawn('sh', ['-c', KEEPER, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(child, 'close');
  child.unref();
  child.stdin.unref();
  return {
    release() {
      child.ref();
      child.stdin.end();
      return ended;
    },
  };
}

/** PostgreSQL refuses to run as root. @returns the user to run it as, `{}` for the one who runs this */
function ownerOf(folder) {
  if (process.getuid() !== 0) return {};
  const idOf = (flag, user) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim());
  const user = ['postgres', 'nobody'].find((name) => idOf('-u', name) > 0);
  const owner = { uid: idOf('-u', user), gid: idOf('-g', user) };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

function init({ bin, folder, owner, password }) {
  const [dataFolder, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid) chownSync(passwordFile, owner.uid, owner.gid);
  const args = ['-D', dataFolder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  // Small segments, since every test cluster writes at least one in full, and the power-cut double copies them.
  const { status, stderr } = spawnSync(
    join(bin, 'initdb'),
    [...args, '--no-locale', '-E', 'UTF8', '--no-sync', '--wal-segsize=1'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
  return dataFolder;
}

/** As a server that follows this one once it is started. */
function copy({ bin, folder, owner, standbyOf }) {
  const dataFolder = join(folder, 'data');
  const { status, stderr } = spawnSync(
    join(bin, 'pg_basebackup'),
    ['-D', dataFolder, '-d', standbyOf.url, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`pg_basebackup failed: ${stderr}`);
  return dataFolder;
}

async function launchServer({ bin, dataFolder, owner, env, settings }) {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', dataFolder, ...args], {
    ...owner,
    cwd: dataFolder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C is for the tests; what they leave is the keeper's to end.
    detached: true,
  });
  const ended = once(child, 'exit');
  await ready(child);
  child.unref();
  child.stderr.unref();
  return {
    pid: child.pid,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill(signal) {
      child.ref();
      child.kill(signal);
    },
  };
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    const late = setTimeout(() => reject(new Error(`PostgreSQL did not start in time: ${log}`)), START_WITHIN);
    child.stderr.setEncoding('utf8').on('data', (text) => {
      // Read to the end of its life, or it would stop at a full pipe.
      log = (log + text).slice(-10_000);
      if (READY.test(log)) resolve();
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
    child.on('exit', () => clearTimeout(late));
    late.unref();
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs statements, one after the other. @returns the rows of the last */
export async function query(url, ...statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

function databaseOf(url) {
  return new URL(url).pathname.slice(1);
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
}

function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

async function gone(pid) {
  // There is no event for the end of a process that is not one's own child.
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

function isAlive(pid) {
  const status = `/proc/${pid}/status`;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that nobody waits for stays in the table of processes.
  return !(existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8')));
}
