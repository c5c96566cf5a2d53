import { spawnSync } from 'node:child_process';
import { findPhp } from '../../../setup/php.mjs';

export const PLUGIN = 'demo/platforms/wordpress/assent.php';

/** What the plugin finds in WordPress, and what it is to do. */
export interface WordPressInput {
  /** What the database has of its settings. Default: nothing. */
  readonly option?: unknown;
  /** What an administrator sends. */
  readonly sent?: unknown;
  /** Whether whoever looks at the page of settings may change options. Default `true`. */
  readonly admin?: boolean;
  readonly feed?: boolean;
  readonly cookies?: Readonly<Record<string, string>>;
  /** HTML that WordPress has from providers of embeds. */
  readonly embeds?: readonly string[];
  /** Filters that are applied: name, value, and what comes with it. */
  readonly filters?: readonly (readonly unknown[])[];
}

export interface WordPressResult {
  readonly head: string;
  /** The page of settings. */
  readonly page: string;
  /** The lowest priority in the head. */
  readonly first: number;
  readonly embeds: readonly string[];
  readonly filters: readonly unknown[];
  readonly saved?: {
    readonly src: string;
    readonly config: string;
    readonly autoblock: boolean;
    readonly oembeds: boolean;
  };
  /** Functions of WordPress that were called, with their arguments. */
  readonly called: readonly (readonly [name: string, args: readonly unknown[]])[];
}

/** Runs the plugin under a double of WordPress: see `wordpress.php`. @throws Error with what PHP says */
export function wordpress(input: WordPressInput = {}, plugin = PLUGIN): WordPressResult {
  const double = new URL('./wordpress.php', import.meta.url).pathname;
  const { stdout, stderr, status } = spawnSync(
    findPhp() as string,
    ['-d', 'error_reporting=E_ALL', '-d', 'display_errors=stderr', double, plugin],
    { input: JSON.stringify(input), encoding: 'utf8' },
  );
  if (status !== 0 || stderr) throw new Error(`${stderr}\n${stdout}`);
  return JSON.parse(stdout);
}
