// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../src/config/check';
import { FIELDS } from '../src/config/fields';
import { readTag } from '../src/config/read-tag';
import { decodeDecision } from '../src/consent/decode';
import { encodeDecision } from '../src/consent/encode';
import { readReceipt } from '../src/endpoint/receipt-schema';
import { receiptIdOf } from '../src/receipts/write';
import { READY_MADE } from '../src/services/find';
import * as readyMade from '../src/services/index';
import type { Assent, AssentEvents, Consent } from '../src/types';

/** What the README says is compared with what is: a document that is wrong fails like code that is wrong. */
const readme = readFileSync('README.md', 'utf8');
const source = textOf('src');
const kebab = (name: string) => name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const blocks = (language: string) =>
  [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter((it) => it[1] === language).map((it) => it[2] ?? '');
const unique = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([all, part]) => part ?? all))].sort();

test('the sizes are those of what is built', () => {
  const { status, stderr } = spawnSync(process.execPath, ['test/setup/readme-figures.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('the tables of services are those of the code', () => {
  const { status, stderr } = spawnSync(process.execPath, ['test/setup/readme-tables.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('the inline snippet says what the services say, in less than 300 bytes', () => {
  const snippet = blocks('html').find((block) => block.includes('"consent","default"')) ?? '';
  expect(snippet.trim().length).toBeLessThan(300);
  const page: { dataLayer?: IArguments[] } = {};
  const code = snippet
    .trim()
    .replace(/<\/?script>/g, '')
    .replace('dataLayer=', 'window.dataLayer=');
  new Function('window', `with (window) { ${code} }`)(page);
  const google: { dataLayer?: IArguments[] } = {};
  Object.assign(globalThis, { window: google });
  readyMade.googleAnalytics({ id: 'G-1' }).prepare?.({ shared: {} } as never);
  Reflect.deleteProperty(globalThis, 'window');
  expect([...(page.dataLayer?.[0] ?? [])]).toEqual([...(google.dataLayer?.[0] ?? [])]);
});

describe('snippets', () => {
  test('every TypeScript snippet compiles', () => {
    expect(blocks('ts').length).toBeGreaterThan(4);
    expect(compile(blocks('ts'))).toEqual([]);
  }, 60_000);

  test('every setting in HTML and JSON is a right one', () => {
    const html = blocks('html');
    const config = html.join('').match(/data-assent-config>([\s\S]*?)<\/script>/)?.[1] ?? '';
    const tags = html.flatMap((block) => [...block.matchAll(/<script (?:async )?src="\/assent\/assent.js"([^>]*)>/g)]);
    expect(tags).toHaveLength(3);
    for (const [, attributes = ''] of tags) {
      const json = attributes.includes('data-policy-url') ? '{}' : config;
      expect(checkConfig(readTag(datasetOf(attributes), json))).toEqual([]);
    }
  });

  test('the cookie and the receipt are real ones, of one decision', () => {
    const text = blocks('')
      .find((block) => block.startsWith('1.'))
      ?.trim();
    const decision = decodeDecision(text);
    expect(decision && encodeDecision(decision)).toBe(text);
    const receipt = JSON.parse(blocks('json')[0] ?? '');
    expect(readReceipt(receipt)).toEqual({ receipt });
    expect(receipt).toMatchObject({ receiptId: receiptIdOf(text ?? ''), subjectId: decision?.subject });
    expect(receipt.issuedAt).toBe(new Date(decision?.at ?? 0).toISOString());
  });
});

describe('names', () => {
  test('every attribute exists', () => {
    const named = unique(readme.matchAll(/\bdata-[a-z]+(?:-[a-z]+)*/g));
    const settings = Object.keys(FIELDS).map((path) => `data-${kebab(path)}`);
    const services = READY_MADE.map(({ definition: { id } }) => `data-${id}`);
    const literal = unique(source.matchAll(/\bdata-[a-z]+(?:-[a-z]+)*/g));
    // `dataset.action`, `const { consent, type } = element.dataset`, `{ dataset: { consentAfter } }`
    const read = [...source.matchAll(/dataset\.(\w+)|\{([^{}]*)\}\s*=\s*\w+\.dataset|dataset: \{([^{}]*)\}/g)]
      .flatMap((found) => found.slice(1).join(' ').match(/\w+/g) ?? [])
      .map((name) => `data-${kebab(name)}`);
    const held = (source.match(/HELD = \[(.*)\]/)?.[1]?.match(/\w+/g) ?? []).map((name) => `data-${name}`);
    const known = new Set([...settings, ...services, ...literal, ...read, ...held]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('every file exists', () => {
    const documents = ['README.md', 'CONTRIBUTING.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
    const paths = unique(documents.matchAll(/(?<![\w/.-])(?:src|styles|test|demo|dist)\/[\w./-]*\w/g));
    expect(paths.filter((path) => !/\/xx\.ts$/.test(path) && !hasFile(path))).toEqual([]);
    const links = unique(readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g));
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('every link inside leads to a heading', () => {
    const slug = (title: string) =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-');
    const headings = [...readme.matchAll(/^#{1,3} (.*)$/gm)].map(([, title = '']) => slug(title));
    expect(unique(readme.matchAll(/\]\(#([^)]+)\)/g)).filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test('every part, custom property and host is there, and none is left out', () => {
    const styles = textOf('styles');
    const property = /--assent-[a-z-]+/g;
    expect(unique(readme.matchAll(property))).toEqual(unique(styles.matchAll(property)));
    const section = sectionOf('Security and CSP');
    expect(
      READY_MADE.flatMap(({ about: { hosts } }) => hosts).filter((host) => !section.includes(`\`${host}\``)),
    ).toEqual([]);
    const parts = source + styles;
    const named = unique(
      sectionOf('Styling')
        .split('Parts of')[1]
        ?.split('.')[0]
        ?.matchAll(/`([a-z-]+)`/g) ?? [],
    );
    expect(named.filter((part) => !new RegExp(`part=["']${part}|part: ?'${part}|'${part}'`).test(parts))).toEqual([]);
  });

  test('what is built is named in dist/README.md', () => {
    const listed = readFileSync('dist/README.md', 'utf8');
    const built = readdirSync('dist/parts', { withFileTypes: true })
      .map((it) => it.name + (it.isDirectory() ? '/' : ''))
      .filter((file) => !listed.includes(`\`${file}\``));
    expect(built).toEqual([]);
  });
});

describe('tables', () => {
  test('settings', () => {
    const rows = tableOf('Settings').filter(([path = '']) => path in FIELDS);
    expect(rows.map(([path, attribute]) => [path, attribute])).toEqual(
      Object.keys(FIELDS).map((path) => [path, `data-${kebab(path)}`]),
    );
    const required = rows.filter((row) => row[3] === 'required').map(([path]) => path);
    expect(required).toEqual(Object.keys(FIELDS).filter((path) => FIELDS[path]?.required));
  });

  test('events, members and the snapshot', () => {
    const EVENTS: Record<keyof AssentEvents, true> = {
      ...{ ready: true, change: true, grant: true, withdraw: true },
      ...{ receipt: true, open: true, close: true, error: true },
    };
    expect(tableOf('Events').map(([name]) => name)).toEqual(Object.keys(EVENTS));

    const MEMBERS: Record<keyof Assent, true> = {
      ...{ consent: true, has: true, when: true, on: true, acceptAll: true, rejectAll: true, set: true, reset: true },
      ...{ open: true, close: true, receipts: true, erase: true, setAudience: true, destroy: true },
    };
    const cells = readme.match(/^\| `\w+.*$/gm)?.map((row) => row.split('|')[1]) ?? [];
    const members = cells.join(' ');
    expect(Object.keys(MEMBERS).filter((name) => !new RegExp(`\`${name}\\b`).test(members))).toEqual([]);

    const FIELDS_OF_CONSENT: Record<keyof Consent, true> = {
      ...{ status: true, necessary: true, preferences: true, analytics: true, marketing: true, services: true },
      ...{ decidedAt: true, expiresAt: true, policyVersion: true, region: true, regime: true, subjectId: true },
      persisted: true,
    };
    const snapshot = blocks('ts').find((block) => block.includes('declare const consent')) ?? '';
    expect(Object.keys(FIELDS_OF_CONSENT).filter((name) => !snapshot.includes(name))).toEqual([]);
  });

  test('flags and variables of npx assent serve', () => {
    const serve = readFileSync('src/cli/serve.ts', 'utf8');
    const section = sectionOf('The endpoint');
    expect(unique(section.matchAll(/--[a-z-]+[a-z](?=[\s`])/g))).toEqual(unique(serve.matchAll(/'(--[a-z-]+)/g)));
    const variable = /\b(?:ASSENT_[A-Z_]+|HOST|PORT|DATABASE_URL)\b/g;
    expect(unique(section.matchAll(variable))).toEqual(unique(serve.matchAll(variable)));
  });

  test('allowed imports are those of test/unit/imports.test.ts', () => {
    const [rules] = readFileSync('test/unit/imports.test.ts', 'utf8').match(/^const EVERY_PAGE[\s\S]*?^\];$/m) ?? [''];
    const list = new Function(`${ts.transpile(rules)}; return RULES`)() as Record<string, string[] & string>[];
    const words = (cell = '') => (cell.match(/`[^`]+`/g) ?? []).map((word) => word.slice(1, -1)).sort();
    const written = sectionOf('Who may import whom', '###').match(/^\| `.*$/gm) ?? [];
    expect(written.map((row) => row.split('|').slice(1, 5).map(words))).toEqual(
      list.map(({ from, may = [], mayTypes = [], mayLazily = [] }) => [
        [from],
        ...[may, mayTypes, mayLazily].map((names) => [...names].sort()),
      ]),
    );
  });

  test('the picture of src is whole', () => {
    const [tree = ''] = blocks('').filter((block) => block.startsWith('src/\n'));
    const named = [...tree.matchAll(/^ {2}([\w.-]+\/?) {2}/gm)].map(([, name]) => name);
    const there = readdirSync('src', { withFileTypes: true }).map((it) => (it.isDirectory() ? `${it.name}/` : it.name));
    expect(named.sort()).toEqual(there.sort());
  });
});

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** Module paths are named without their extension. */
function hasFile(path: string): boolean {
  return ['', '.ts', '.tsx', '.test.ts'].some((extension) => existsSync(path + extension));
}

function sectionOf(title: string, level = '##'): string {
  const [, section = ''] = readme.split(`\n${level} ${title}\n`);
  return section.split(/^#{2,3} /m)[0] ?? '';
}

/** Rows of a section's tables whose first cell is one name in backticks, as the texts in their cells. */
function tableOf(title: string): string[][] {
  return (sectionOf(title).match(/^\| `[^`]+` +\|.*$/gm) ?? []).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`([^`]+)`$/, '$1')),
  );
}

function datasetOf(attributes: string): DOMStringMap {
  const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    [...attributes.matchAll(/data-([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [camel(name), value]),
  );
}

/** @returns what the compiler says of these modules, which import `assent` as users do */
function compile(snippets: readonly string[]): string[] {
  const folder = resolve('test/results/readme');
  mkdirSync(folder, { recursive: true });
  const files = snippets.map((snippet, i) => {
    const file = join(folder, `snippet-${i + 1}.ts`);
    writeFileSync(file, `${snippet}\nexport {};\n`);
    return file;
  });
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, '.');
  const program = ts.createProgram([...files, resolve('src/ui/css.d.ts')], {
    ...options,
    noUnusedLocals: false,
    paths: { assent: [resolve('src/index.ts')], 'assent/endpoint': [resolve('src/endpoint/index.ts')] },
  });
  const found = files.flatMap((file) => {
    const parsed = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(parsed), ...program.getSemanticDiagnostics(parsed)];
  });
  rmSync(folder, { recursive: true, force: true });
  return found.map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}
