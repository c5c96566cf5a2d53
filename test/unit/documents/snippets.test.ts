// @vitest-environment node
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import manifest from '../../../package.json';
import { checkConfig } from '../../../src/config/check';
import { problemsOf } from '../../../src/config/log-problems';
import { readTag } from '../../../src/config/read-tag';
import { configSchema } from '../../../src/config/schema';
import { readSettings } from '../../../src/config/settings';
import { strangersIn } from '../../../src/config/strangers';
import { decodeDecision } from '../../../src/consent/decode';
import { encodeDecision } from '../../../src/consent/encode';
import { createEndpoint, loadSite, memoryStore } from '../../../src/endpoint/index';
import { readReceipt } from '../../../src/endpoint/receipts/schema';
import { receiptIdOf } from '../../../src/receipts/write';
import * as readyMade from '../../../src/services/catalogue/index';
import { blocks, documentOf, everything, sectionOf } from './documents';

test('every TypeScript snippet compiles', () => {
  expect(blocks('ts').length).toBeGreaterThan(6);
  expect(compile(blocks('ts'))).toEqual([]);
}, 240_000);

test('every line for the console is one, and calls what is there', () => {
  // Those of the README are executed in test/browser/documents.test.ts.
  expect(blocks('js').length).toBeGreaterThan(1);
  for (const code of blocks('js')) {
    expect(ts.transpileModule(code, { reportDiagnostics: true }).diagnostics).toEqual([]);
    for (const [, member] of code.matchAll(/\bassent\.(\w+)/g)) expect(everything).toContain(`| \`${member}(`);
  }
});

test('every tag and its settings are right ones', () => {
  const found = blocks('html').flatMap((block) => {
    const [, json = '{}'] = /data-assent-config>([\s\S]*?)<\/script>/.exec(block) ?? [];
    const tags = [...block.matchAll(/<script (?:async )?src="\/assent\/assent.js"([^>]*)>/g)];
    return (tags.length ? tags : [[]]).map(([, attributes = '']) => ({ block, json, attributes }));
  });
  // A tag without any is that of a site's own script, which has the settings in it.
  const settings = found.filter(({ json, attributes }) => json !== '{}' || attributes.trim());
  expect(settings.length).toBeGreaterThan(6);
  for (const { json, attributes } of settings) {
    expect(mistakesIn(attributes, json), attributes || json).toEqual([]);
  }
  // A page ignores attributes of others. Here there are none of others, so each that is not ours is a mistake.
  const right = 'data-policy-url="/" data-policy-version="1"';
  expect(mistakesIn(`${right} data-reject-colour="grey"`)).toEqual(['rejectColour']);
  expect(mistakesIn(`${right} data-hotjar="none"`)).toHaveLength(1);
  expect(mistakesIn(right, '[]')).toHaveLength(1);
});

test('every JSON is settings without a mistake, or a receipt', () => {
  const all = blocks('json').map((text) => JSON.parse(text));
  const receipts = all.filter(({ schema }) => schema);
  expect(receipts).toHaveLength(1);
  const settings = all.filter(({ schema }) => !schema);
  expect(settings.length).toBeGreaterThan(1);
  expect(settings.flatMap(checkConfig)).toEqual([]);
});

test('a whole file is one that the commands take, and needs nothing that it does not name', async () => {
  const [text = ''] = blocks('json', sectionOf('docs/settings.md', 'A whole file'));
  const config = JSON.parse(text);
  const { problems, notices, cookie } = await loadSite(config, ['https://klouttrack.com']);
  expect(problems).toEqual([]);
  expect(notices.map(({ language }) => language)).toEqual(expect.arrayContaining(['en', 'ar']));
  expect(notices.some(({ texts }) => texts.title === config.ui.texts.en.title)).toBe(true);
  expect(cookie).toMatchObject({ days: config.cookie.days, domain: config.cookie.domain });
  expect(readSettings({ config })).toMatchObject({ policy: config.policy, days: config.cookie.days });
  expect(existsSync(config.$schema.replace('./node_modules/assent/', ''))).toBe(true);
  // Editors judge by the schema.
  const known = Object.keys(configSchema().properties as object);
  expect(Object.keys(config).filter((name) => !known.includes(name))).toEqual([]);
});

test('a server of files is told the headers that the endpoint sends', async () => {
  const file = { text: '', integrity: '' };
  const files = new Map([
    ['assent.js', { ...file, isHashed: false }],
    ['parts/4uPwYJrM/first-layer.js', { ...file, isHashed: true }],
  ]);
  const endpoint = createEndpoint({ store: memoryStore(), origins: ['https://klouttrack.com'], files });
  const section = sectionOf('docs/endpoint.md', 'On a server of files');
  const [rules = ''] = blocks('', section);
  const told = (path: string) =>
    [...rules.matchAll(/^(\/.*)\n((?: +.*\n)+)/gm)]
      .filter(
        ([, pattern = '']) => pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1))),
      )
      .flatMap(([, , lines = '']) => [...lines.matchAll(/ ([\w-]+): (.*)/g)].map(([, name, value]) => [name, value]));
  for (const name of files.keys()) {
    const { headers } = await endpoint(new Request(`https://klouttrack.com/assent/${name}`));
    expect(told(`/assent/${name}`)).toHaveLength(2);
    for (const [header = '', value] of told(`/assent/${name}`)) expect(headers.get(header)).toBe(value);
  }
});

test('the cookie and the receipt are real ones, of one decision', () => {
  const text = blocks('', documentOf('docs/receipts.md'))
    .find((block) => block.startsWith('2.'))
    ?.trim();
  const decision = decodeDecision(text);
  expect(decision && encodeDecision(decision)).toBe(text);
  const receipt = JSON.parse(blocks('json', documentOf('docs/receipts.md'))[0] ?? '');
  expect(readReceipt(receipt)).toEqual({ receipt });
  expect(receipt).toMatchObject({ receiptId: receiptIdOf(text ?? ''), subjectId: decision?.subject });
  expect(receipt.issuedAt).toBe(new Date(decision?.at ?? 0).toISOString());
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

test('nobody is told to build before the packages are there', () => {
  const builds = blocks('sh').filter((block) => block.includes('npm run build'));
  expect(builds.length).toBeGreaterThan(0);
  for (const block of builds) expect(block.split('npm run build')[0]).toContain('npm install');
  // Nor in a sentence, but to somebody whose packages `npm test` and `npm start` have installed.
  const sentences = documentOf('README.md').match(/^(?!npm ).*`npm run build`.*$/gm) ?? [];
  expect(sentences).toEqual([]);
});

test('every script that is named is one of package.json', () => {
  const { scripts } = manifest;
  const named = [...everything.matchAll(/\bnpm (?:run (?!build\b)([a-z]+)|(test|start)\b)/g)];
  expect(named.map(([, run, short]) => run ?? short ?? '').filter((name) => !(name in scripts))).toEqual([]);
});

function mistakesIn(attributes: string, json?: string): string[] {
  const written = readTag(datasetOf(attributes), json);
  return [...strangersIn(written), ...problemsOf(written)];
}

function datasetOf(attributes: string): DOMStringMap {
  const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    [...attributes.matchAll(/data-([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [camel(name), value]),
  );
}

/** @returns what the compiler says of these modules, which import `assent` as users do */
function compile(snippets: readonly string[]): string[] {
  const folder = resolve('test/results/documents');
  mkdirSync(folder, { recursive: true });
  const files = snippets.map((snippet, i) => {
    const file = join(folder, `snippet-${i + 1}.ts`);
    writeFileSync(file, `${snippet}\nexport {};\n`);
    return file;
  });
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, '.');
  const program = ts.createProgram([...files, resolve('src/ui/shared/css.d.ts')], {
    ...options,
    noUnusedLocals: false,
    paths: {
      assent: [resolve('src/index.ts')],
      'assent/endpoint': [resolve('src/endpoint/index.ts')],
      'assent/server': [resolve('src/server.ts')],
      'assent/header-gate': [resolve('src/header-gate/index.ts')],
    },
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
