/*
 * Who may import whom. What is not listed is forbidden, types included; a folder may always import from itself.
 * imports.test.ts enforces it, and `node test/setup/document-tables.mjs` writes it into docs/architecture.md.
 */

/** One line of the table. */
export interface Rule {
  /** Folder (`ui/`), or file without its extension. The longest that fits a file is its rule. */
  readonly from: string;
  /** Folders, files, packages, and `node:` for Node itself. */
  readonly may?: readonly string[];
  /** Types alone: they leave nothing behind in what is built. */
  readonly mayTypes?: readonly string[];
  /** By `import()` alone: a part that is loaded when it is needed. */
  readonly mayLazily?: readonly string[];
}

const ENDPOINT_LIBRARIES = ['hono', '@hono/node-server', 'kysely', 'libsql', 'pg', 'valibot'];
const CLI_LIBRARIES = ['commander', '@hono/node-server', 'pino', 'prom-client'];
/** What each does its own thing, and knows nobody but the decision and where it is stored. */
const FEATURES = ['dom', 'trusted', 'storage/', 'receipts/', 'services/', 'gate/', 'cleanup/'];

export const RULES: readonly Rule[] = [
  // Pure, or by themselves.
  { from: 'consent/', mayTypes: ['locales/locale'] },
  { from: 'locales/' },
  { from: 'storage/', may: ['dom'] },
  { from: 'version' },
  { from: 'dom' },
  { from: 'trusted', may: ['dom'] },
  { from: 'ended', may: ['dom'], mayTypes: ['types'] },

  // One thing each.
  { from: 'receipts/', may: ['dom', 'consent/', 'storage/', 'version'] },
  { from: 'services/', may: ['dom', 'trusted', 'consent/', 'storage/'] },
  { from: 'gate/', may: ['dom', 'core/once', 'consent/', 'storage/'] },
  { from: 'gate/autoblock', may: ['dom', 'consent/', 'storage/', 'services/tables', 'services/tags'] },
  { from: 'cleanup/', may: ['dom', 'consent/', 'storage/'] },
  { from: 'ui/', may: ['dom', 'consent/', 'locales/', '../styles/', 'preact', '@preact/signals'] },
  { from: 'config/', may: ['consent/', 'services/'], mayTypes: ['locales/'] },
  { from: 'adopt/', may: ['consent/'], mayTypes: ['config/adopt-names'] },
  { from: 'types', mayTypes: ['consent/', 'receipts/', 'cleanup/', 'debug/contract'] },

  // What looks at the page for who sets it up. What judges knows no DOM; `audit` has the rest looked at, and puts it together.
  {
    from: 'debug/',
    may: ['dom', 'consent/', 'config/', 'services/', 'gate/', 'cleanup/', 'storage/', 'ui/shared/', '../styles/'],
    mayTypes: ['core/contracts'],
  },
  { from: 'debug/contract', mayTypes: ['consent/'] },
  // What tells of the page while it is used. It judges as `debug` does.
  { from: 'guard/', may: ['dom', 'consent/', 'cleanup/', 'debug/'], mayTypes: ['core/contracts'] },

  // What a decision is, and what it does: they meet in the contracts alone.
  {
    from: 'decisions/',
    may: ['consent/', ...FEATURES],
    mayTypes: ['core/contracts', 'config/settings', 'adopt/adopted', 'types'],
  },
  { from: 'effects/', may: ['consent/', ...FEATURES], mayTypes: ['core/contracts', 'types'] },

  // What every page runs.
  { from: 'core/', may: ['consent/', ...FEATURES, 'locales/', '../styles/'], mayTypes: ['config/', 'types'] },
  {
    from: 'core/contracts',
    mayTypes: ['consent/', ...FEATURES, 'config/', 'locales/', 'ui/port', 'ui/inline', 'types'],
  },
  { from: 'core/once' },

  // One file for each download: it puts together what is in it.
  {
    from: 'parts/',
    may: [
      'consent/',
      ...FEATURES,
      'config/',
      'locales/',
      'adopt/',
      'decisions/',
      'effects/',
      'ui/',
      'debug/',
      'guard/',
      'core/once',
    ],
    mayTypes: ['core/contracts', 'types'],
  },

  // Where it begins.
  { from: 'begin', may: ['core/', 'config/'] },
  { from: 'script', may: ['begin', 'dom', 'config/', 'consent/'], mayTypes: ['core/', 'types'] },

  // What is made for one site: the entry of its script, and what puts the script together.
  { from: 'site/', may: ['config/', 'consent/', 'services/', 'ui/shared/', '../styles/', 'node:'] },
  { from: 'site/inline', mayTypes: ['ui/inline'] },
  { from: 'site/script', may: ['begin', 'dom', 'consent/', 'core/once'], mayTypes: ['core/'] },

  // What a server says in the page's headers. Edges without Node run it too.
  { from: 'header-gate/', may: ['config/', 'consent/', 'services/'] },
  { from: 'server', may: ['site/', 'header-gate/', 'config/', 'consent/', 'endpoint/receipts/site'] },
  // The verdict on what a browser saw.
  { from: 'audit/', may: ['consent/', 'config/', 'services/', 'cleanup/patterns'] },

  // What stands in a former manager's files, as settings of ours. It runs none of them.
  { from: 'translate/', may: ['config/', 'consent/', 'services/', 'adopt/', 'audit/draft', 'acorn'] },

  { from: 'blocking', may: ['parts/autoblock'] },
  {
    from: 'index',
    may: ['begin', 'dom', 'ended', 'core/', 'config/', 'services/', 'locales/'],
    mayTypes: ['consent/', 'receipts/', 'types'],
    mayLazily: ['parts/'],
  },

  // For frameworks, by the public API alone: each knows its own framework, and what they share knows none.
  { from: 'bindings/page', may: ['dom', 'ended', 'consent/categories'], mayTypes: ['types'] },
  { from: 'bindings/', may: ['react', 'vue', '@preact/signals-core'], mayTypes: ['consent/categories', 'types'] },

  // What the endpoint serves to its admin. The endpoint carries it as text.
  {
    from: 'admin/',
    may: ['consent/', 'receipts/receipt', 'ui/', 'core/once', '../styles/', 'preact', '@preact/signals', 'chart.js'],
    mayTypes: ['types', 'endpoint/', 'locales/'],
  },

  // The other half: Node.
  {
    from: 'endpoint/',
    may: [
      'admin/files',
      'consent/',
      'receipts/',
      'config/',
      'locales/',
      'services/',
      'site/file',
      'version',
      'node:',
      ...ENDPOINT_LIBRARIES,
    ],
  },
  {
    from: 'cli/',
    may: [
      'endpoint/',
      'receipts/receipt',
      'header-gate/',
      'audit/',
      'translate/',
      'site/asks',
      'site/compose',
      'site/declaration',
      'site/files',
      'site/snippet',
      'site/tag',
      'consent/',
      'config/',
      'services/',
      'version',
      'node:',
      ...CLI_LIBRARIES,
    ],
    // It drives the browser of an audit, and is loaded by its name where it is installed.
    mayTypes: ['playwright-core'],
  },
];
