// Assent in a Next.js app, at /assent: a route handler of the app router, on Node.
// next.config: serverExternalPackages: ['assent', 'libsql'], since SQLite is native code.
// The retention is not applied here: run `npx assent serve`, or `applyRetention`, in a process that stays.
import { createEndpoint, type Endpoint, sqliteStore } from 'assent/endpoint';

const { DATABASE = 'receipts.db', ORIGIN = 'https://klouttrack.com' } = process.env;

let endpoint: Promise<Endpoint> | undefined;

/** With the first request, since `next build` loads this module too, and must not make a database. */
async function open(): Promise<Endpoint> {
  const store = await sqliteStore(DATABASE);
  // A route handler is not told the socket's address, so the rate is limited by what the one proxy in front has seen.
  // Without a proxy leave trustProxy out: visitors would write X-Forwarded-For themselves. Then nothing is limited.
  return createEndpoint({ store, origins: [ORIGIN], trustProxy: 1, onError: console.error });
}

async function handle(request: Request): Promise<Response> {
  // One that failed, as while the disk was away, is not kept: the next request tries again.
  endpoint ??= open().catch((error) => {
    endpoint = undefined;
    throw error;
  });
  return (await endpoint)(request);
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as POST, handle as PUT };
