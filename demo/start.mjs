// `npm start`: on a fresh clone with nothing but Node and npm, packages, build and server; later, the server at once.
// Imports nothing but Node and our own files until the packages are there.
import { parseArgs } from 'node:util';
import { installPackages } from '../test/setup/install.mjs';
import { buildIfStale } from './build.mjs';

const OLDEST_NODE = 20;
const HELP = `Starts Klouttrack, the demonstration site of Assent, and its receipt endpoint.

  npm start -- [--port 8080] [--host 127.0.0.1] [--sample]

--sample has made-up receipts of 90 days in a database of its own, to look at on the admin's page.
PORT and HOST do the same. A port in use makes way for the next free one.`;

async function start() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Error(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer.`);
  }
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      sample: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = readPort(values.port ?? process.env.PORT ?? '8080');
  installPackages();
  buildIfStale();
  const { startServer } = await import('./server.mjs');
  const { host = process.env.HOST, sample } = values;
  const { url, wanted, database, adminToken, stop } = await startServer({ port, host, sample });
  if (!wanted) console.log(`Port ${port} is in use, so it is another one this time.`);
  console.log(`
  Klouttrack   ${url}
  In Arabic    ${url}ar/
  Admin        ${url}assent/admin/
  Its token    ${adminToken}
  Receipts     ${database}

Answer the banner, then open "Your data", and look it up as the admin. The token ends with this process. Ctrl+C stops.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
}

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--port ${text}: not a port. Use a number from 0 to 65535, such as 8080.`);
}

start().catch((error) => {
  console.error(`npm start: ${error.message}`);
  process.exitCode = 1;
});
