import { type Command, Option } from 'commander';
import { createEndpoint } from '../endpoint/index';
import { readAdminToken } from './admin-token';
import { databasePath, headerList, originList, wholeNumber } from './flag-values';
import { listen } from './listen';
import { logFailure } from './log-failure';
import { Misuse } from './misuse';
import { openStore } from './open-store';
import { scheduleRetention } from './retention-schedule';
import { readSite } from './site-config';

interface ServeFlags {
  readonly host: string;
  readonly port: number;
  readonly db: string;
  readonly origin?: readonly string[];
  readonly config?: string;
  readonly adminTokenFile?: string;
  readonly regionHeader?: readonly string[];
  readonly trustProxy: number;
  readonly rate: number;
  readonly retention: number;
}

/** `assent serve`: the endpoint on a port of its own, until a signal ends it. */
export function addServe(program: Command): void {
  const option = (flags: string, text: string, variable: string) => new Option(flags, text).env(variable);
  program
    .command('serve')
    .description('Serve the endpoint that keeps the receipts. A flag beats its variable.')
    .addOption(option('--host <address>', 'address to listen on', 'HOST').default('127.0.0.1'))
    .addOption(
      option('--port <number>', 'port to listen on, 0 for any that is free', 'PORT')
        .default(8787)
        .argParser(wholeNumber(0, 65535)),
    )
    .addOption(
      option('--db <file>', 'database of the receipts, made if missing', 'DATABASE_URL')
        .default('receipts.db')
        .argParser(databasePath),
    )
    .addOption(
      option('--origin <origin>', 'origin whose pages may post; may be repeated', 'ASSENT_ORIGINS').argParser(
        originList,
      ),
    )
    .addOption(option('--config <file>', "the site's assent.json, for its notices and its cookie", 'ASSENT_CONFIG'))
    .option(
      '--admin-token-file <file>',
      "file that holds the admin's token (env: ASSENT_ADMIN_TOKEN, the token itself)",
    )
    .addOption(
      option(
        '--region-header <name>',
        "header in which the edge names the visitor's country; may be repeated",
        'ASSENT_REGION_HEADERS',
      ).argParser(headerList),
    )
    .addOption(
      option(
        '--trust-proxy <hops>',
        'how many hops of X-Forwarded-For, from the right, to believe',
        'ASSENT_TRUST_PROXY',
      )
        .default(0)
        .argParser(wholeNumber(0)),
    )
    .addOption(
      option('--rate <number>', 'posts and erasures a minute from one network, 0 for no limit', 'ASSENT_RATE')
        .default(600)
        .argParser(wholeNumber(0)),
    )
    .addOption(
      option('--retention <days>', 'days that receipts are kept', 'ASSENT_RETENTION')
        .default(1825)
        .argParser(wholeNumber(1)),
    )
    .action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const { origin: origins = [], host, port, trustProxy, rate } = flags;
  if (origins.length === 0) {
    throw new Misuse('--origin', 'is missing; name each origin that may post, such as --origin https://klouttrack.com');
  }
  const adminToken = readAdminToken(flags.adminTokenFile, process.env.ASSENT_ADMIN_TOKEN);
  const site = flags.config === undefined ? undefined : await readSite(flags.config, origins);
  const store = await openStore(flags.db);
  try {
    const endpoint = createEndpoint({
      store,
      origins,
      regionHeaders: flags.regionHeader ?? [],
      trustProxy,
      rate,
      adminToken,
      retentionDays: flags.retention,
      onError: (error) => logFailure('answered 503', error),
      ...(site && { notices: site.notices, cookie: site.cookie }),
    });
    const ended = signalled();
    const server = await listen({ endpoint, host, port });
    const stopRetention = scheduleRetention({ store, days: flags.retention });
    console.log(`assent: listening on ${server.url}, receipts in ${flags.db}`);

    await ended;
    await server.drain();
    await stopRetention();
  } finally {
    await store.close();
  }
}

/** A second signal finds no listener and ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
