import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkOf, codeIn, followCheck, snippetsOf, write } from '../browser/harness/newcomer';
import { openSite } from '../browser/harness/open-site';
import { pack, served, typed } from './built-stack';

/*
 * Part of npm run examples: whoever has an app and begins with the documents alone, as in test/browser/newcomers.test.ts, where the packages
 * of the app are not those of the project.
 */

/** What `create-next-app` makes, but for its first page and without fonts, which it would fetch. */
const LAYOUT = `import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Create Next App' };

export default function RootLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  return (
    <html lang="en">
      <body>
        {children}
      </body>
    </html>
  );
}
`;
const PAGE = `import { Chart } from './chart';

export default function Home() {
  return <main><h1>Visits</h1><Chart /></main>;
}
`;

test('Next.js', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-newcomer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  const own = ['package.json', 'tsconfig.json'].map((name) => [
    name,
    readFileSync(`demo/examples/next/${name}`, 'utf8'),
  ]);
  const steps = snippetsOf('Next.js');
  const names = ['app/consent.tsx', 'app/layout.tsx', 'app/layout.tsx', 'app/chart.tsx'];
  expect(steps.map(({ file }) => file)).toEqual(names.map((name) => `next/${name}`));
  const [consent = '', imported = '', element = '', chart = ''] = steps.map(({ code }) => code);
  write(folder, {
    ...Object.fromEntries(own),
    'app/page.tsx': PAGE,
    'app/consent.tsx': consent,
    'app/layout.tsx': imported + LAYOUT.replace('<body>\n', `<body>\n${element}`),
    'app/chart.tsx': chart,
  });
  await typed(folder, 'npm install');
  const archive = await pack();
  copyFileSync(archive, join(folder, basename(archive)));
  const [, install = ''] = codeIn('README.md', 'One command and one tag', 'sh').split('\n');
  expect(install).toContain('npm install ./assent-');
  await typed(folder, install.replace(' libsql@0.5', ''));
  const [, build = '', start = ''] = /`(npx next build) && (npx next start)`/.exec(checkOf('Next.js')) ?? [];
  await typed(folder, build);
  await followCheck('Next.js', await openSite({ pages: await served(folder, start) }));
});
