import type { AssentConfig } from '../config/config';
import { readSettings, type Settings } from '../config/settings';
import { siteOf } from '../header-gate/gated-site';
import { tagOf } from '../site/tag';
import { notesOf } from './config-notes';

/*
 * What follows from a config that is right. Nothing here needs Node: the configurator shows the same, in the browser.
 */

/** What belongs into the pages of a site. */
export interface Installation {
  /** What an owner should know of, though it is no mistake. */
  readonly notes: readonly string[];
  readonly tag: string;
  /** By directive. */
  readonly csp: Readonly<Record<string, readonly string[]>>;
  readonly declaration: { readonly element: string; readonly command: string };
  /** The command that serves the script and keeps the receipts. */
  readonly serve: string;
}

/** One word of a command, whatever signs are in it: it is pasted into a shell. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * @param file as the commands name it
 * @param base where pages find `assent.js`
 * @param origin of the pages: what is there needs no host
 */
export function installationOf(
  file: string,
  config: AssentConfig,
  base: string,
  origin: string | undefined,
): Installation {
  const settings = readSettings({ config }) as Settings;
  const { all, sources } = siteOf(settings, { base, ...(origin && { origin }) }).partsFor(
    Object.keys(settings.services),
  );
  const lines = Object.entries(sources).filter(([kind, hosts]) => hosts.length || /^(script|connect)$/.test(kind));
  const flag = `--origin ${quoted(origin ?? 'https://klouttrack.com')}`;
  const configFlag = `--config ${quoted(file)}`;
  return {
    notes: notesOf(config),
    tag: tagOf(base, settings.autoblock),
    csp: Object.fromEntries(lines.map(([kind, hosts]) => [`${kind}-src`, ["'self'", ...all, ...hosts]])),
    declaration: {
      element: '<assent-declaration></assent-declaration>',
      command: `npx assent declaration ${configFlag}${config.site ? '' : ` ${flag}`}`,
    },
    serve: `npx assent serve ${'origins' in config ? '' : `${flag} `}--db receipts.db ${configFlag}`,
  };
}
