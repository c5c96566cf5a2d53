// @vitest-environment node
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addExport } from '../../../src/cli/export';
import { addNotice } from '../../../src/cli/notice';
import { addServe } from '../../../src/cli/serve';
import { addVerify } from '../../../src/cli/verify';
import { FIELDS, type Field } from '../../../src/config/fields';
import { DEFAULT_DAYS } from '../../../src/config/settings';
import { LANGUAGES } from '../../../src/consent/languages';
import { LAW } from '../../../src/consent/law';
import { locale, texts } from '../../../src/locales/en';
import { blocks, documentOf, sectionOf } from './documents';

/* What a lawyer relies on is what the program does. */

const FILE = 'docs/lawyer.md';
const page = documentOf(FILE);

function programOf(): Command {
  const program = new Command();
  for (const add of [addServe, addVerify, addNotice, addExport]) add(program);
  return program;
}

const retention = programOf()
  .commands.find((command) => command.name() === 'serve')
  ?.options.find(({ long }) => long === '--retention')?.defaultValue;

test('the times are the defaults', () => {
  const times = sectionOf(FILE, 'For how long');
  const [, most] = (FIELDS['cookie.days'] as Field).test as readonly [number, number];
  const optOut = LAW.find(({ regime }) => regime === 'opt-out');
  expect(times).toContain(`| ${DEFAULT_DAYS} days, then it is asked again | \`cookie.days\`, ${most} at the most |`);
  expect(times).toContain(`${optOut?.days} days after the last visit`);
  expect(times).toContain(`${retention} days after they came`);
  const paragraph = sectionOf(FILE, 'A paragraph for the policy');
  expect(paragraph).toContain(`for ${DEFAULT_DAYS} days`);
  expect(paragraph).toContain('five years');
  expect(retention).toBe(5 * 365);
});

test('the words are those on the screen, in as many languages', () => {
  expect(page).toContain(`in ${LANGUAGES.length} languages`);
  for (const words of [locale.acceptAll, locale.rejectAll, locale.reopen, texts.receipts, texts.erase])
    expect(page).toContain(words);
});

test('every command takes what it is given there', () => {
  const lines = blocks('sh', page).flatMap((block) => block.trim().split('\n'));
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const [, , name = '', ...args] = line.split(' ');
    const command = programOf().commands.find((it) => it.name() === name);
    const { unknown, operands } = command?.parseOptions(args) ?? {};
    expect([unknown, operands?.length], line).toEqual([[], command?.registeredArguments.length]);
  }
});
