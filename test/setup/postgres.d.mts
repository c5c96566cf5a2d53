export interface PostgresOptions {
  /** Settings of the server, by name. */
  settings?: Readonly<Record<string, string>>;
  /** Makes variables of its environment, before each start. */
  env?: (dataFolder: string) => Readonly<Record<string, string>>;
  /** A copy of this server is made, which follows it and can be promoted. */
  standbyOf?: Postgres;
}

export interface Postgres {
  /** Of the database `postgres`, as the superuser. */
  readonly url: string;
  readonly dataFolder: string;
  /** Makes a database, empty or as another one that nobody is connected to. @returns its URL */
  createDatabase(options?: { template?: string }): Promise<string>;
  /** `fast` ends sessions and checkpoints; `immediate` ends as in a crash, and recovers at the start. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  /** Kills all of its processes, and resolves once none is left. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

export function startPostgres(options?: PostgresOptions): Promise<Postgres>;
export function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]>;
