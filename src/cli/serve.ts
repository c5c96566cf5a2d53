import { type Command, Option } from 'commander';
import { DEFAULT_RATE, DEFAULT_RETENTION } from '../endpoint/options';
import { DEFAULT_DATABASE, encryptionKeyOption } from './database';
import type { Ending } from './ending';
import { Misuse } from './failures';
import { readAdminToken, readEncryptionKey, readSigningKey } from './files';
import { baseOption, configOption, database, headerList, originList, wholeNumber } from './flag-values';
import { readHeadFile } from './head-file';
import { createLog, LOG_LEVELS, type LogLevel } from './log';
import { openStore } from './open-store';
import { runService } from './service';
import { readSites } from './site-config';
import { readTokens } from './tokens';

const DEFAULT_VERIFY_EVERY = 24; // hours
/** Three weeks. Timers take no more than 24 days. */
const MOST_VERIFY_EVERY = 504;

interface ServeFlags {
  readonly host: string;
  readonly port: number;
  readonly db: string;
  readonly origin?: readonly string[];
  readonly config?: readonly string[];
  readonly base: string;
  readonly adminTokenFile?: string;
  readonly tokenFile?: string;
  readonly signingKeyFile?: string;
  readonly formerSigningKeyFile?: string;
  readonly encryptionKeyFile?: string;
  readonly regionHeader?: readonly string[];
  readonly trustProxy: number;
  readonly rate: number;
  readonly retention: number;
  readonly verifyEvery: number;
  readonly headFile?: string;
  readonly logLevel: LogLevel;
  readonly metricsPort?: number;
}

const FORMER = '--former-signing-key-file';

/** `assent serve`: the endpoint on a port of its own, until a signal ends it. */
// longer than 60 lines: the flags and their variables, one after the other, as --help lists them
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
      option('--db <database>', 'file, or postgres://…, that keeps the receipts; made if missing', 'DATABASE_URL')
        .default(DEFAULT_DATABASE)
        .argParser(database),
    )
    .addOption(
      option('--origin <origin>', 'origin whose pages may post; may be repeated', 'ASSENT_ORIGINS').argParser(
        originList,
      ),
    )
    .addOption(configOption(', for its notices, its cookie and its script; may be repeated, for several sites'))
    .addOption(baseOption())
    .option(
      '--admin-token-file <file>',
      "file that holds the admin's token (env: ASSENT_ADMIN_TOKEN, the token itself)",
    )
    .addOption(
      option(
        '--token-file <file>',
        'file with a line for each further token, such as "read <token>": admin, read, erase, metrics',
        'ASSENT_TOKEN_FILE',
      ),
    )
    .addOption(
      option(
        '--signing-key-file <file>',
        'Ed25519 private key in PEM that signs the heads of the log',
        'ASSENT_SIGNING_KEY_FILE',
      ),
    )
    .addOption(
      option(
        `${FORMER} <file>`,
        'the key until now, which vouches for a new one as that signs for the first time',
        'ASSENT_FORMER_SIGNING_KEY_FILE',
      ),
    )
    .addOption(encryptionKeyOption())
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
      option(
        '--rate <number>',
        'receipts, notices and erasures a minute from one network, 0 for no limit',
        'ASSENT_RATE',
      )
        .default(DEFAULT_RATE)
        .argParser(wholeNumber(0)),
    )
    .addOption(
      option('--retention <days>', 'days that receipts are kept', 'ASSENT_RETENTION')
        .default(DEFAULT_RETENTION)
        .argParser(wholeNumber(1)),
    )
    .addOption(
      option('--verify-every <hours>', 'how often to verify the log, 0 for never', 'ASSENT_VERIFY_EVERY')
        .default(DEFAULT_VERIFY_EVERY)
        .argParser(wholeNumber(0, MOST_VERIFY_EVERY)),
    )
    .addOption(
      option('--head-file <file>', 'file that gets the head of the log, once it is verified', 'ASSENT_HEAD_FILE'),
    )
    .addOption(
      option('--log-level <level>', 'how much to log; debug has a line for each request', 'ASSENT_LOG_LEVEL')
        .default('info')
        .choices(LOG_LEVELS),
    )
    .addOption(
      option(
        '--metrics-port <number>',
        'port of 127.0.0.1 for GET /metrics without a token, 0 for any that is free',
        'ASSENT_METRICS_PORT',
      ).argParser(wholeNumber(0, 65535)),
    )
    .action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const log = createLog(flags.logLevel);
  if (flags.headFile !== undefined && flags.verifyEvery === 0) {
    throw new Misuse('--head-file', 'is written after each verification; leave out --verify-every 0, or this');
  }
  const head = flags.headFile === undefined ? undefined : readHeadFile(flags.headFile);
  const warn = (text: string) => log.warn(text);
  const adminToken = readAdminToken(flags.adminTokenFile, process.env.ASSENT_ADMIN_TOKEN, warn);
  const tokens = readTokens(flags.tokenFile, adminToken, warn);
  const { config = [], origin = [] } = flags;
  const sites = await readSites(config, origin);
  const origins = sites.length > 0 ? sites.flatMap((site) => site.origins) : origin;
  if (origins.length === 0) {
    throw new Misuse('--origin', 'is missing; name each origin that may post, such as --origin https://klouttrack.com');
  }
  if (flags.formerSigningKeyFile !== undefined && flags.signingKeyFile === undefined) {
    throw new Misuse(FORMER, 'vouches for a new key, which is missing; name that with --signing-key-file');
  }
  const store = await openStore(flags.db, {
    signingKey: readSigningKey(flags.signingKeyFile, warn),
    formerSigningKey: readSigningKey(flags.formerSigningKeyFile, warn, FORMER),
    encryptionKey: readEncryptionKey(flags.encryptionKeyFile, warn),
  });
  let ending: Ending;
  try {
    ending = await runService(store, { ...flags, origins, adminToken, tokens, sites, head, log });
  } finally {
    await store.close();
  }
  // What was not caught may have left anything behind, also something that keeps the process from ending.
  if (ending === 'failure') process.exit(1);
}
