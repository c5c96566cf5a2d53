import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssentConfig } from '../../../../src/config/config';
import { siteFiles } from '../../../../src/site/files';
import { tagOf } from '../../../../src/site/tag';
import { externalOf, type Gated, type Scene } from '../scene';
import type { Controls, Files, Subject } from './subject';

const FOLDER = 'test/results/bench';
/** Every visitor of the bench is of the European Economic Area. */
const REGION = 'DE';
const POLICY = { url: '/privacy', version: '2025-02' };
const VENDORS = { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } };
/** The two that the page's scripts are of: a snippet has to be told what pages mark. */
const NAMED = {
  heatmap: { category: 'analytics', name: 'Heatmap' },
  ads: { category: 'marketing', name: 'Ads' },
} as const;

const controls: Controls = {
  banner: 'assent-ui >>> [part~=banner]',
  accept: 'assent-ui >>> [part~=banner] [data-action=accept-all]',
  reject: 'assent-ui >>> [part~=banner] [data-action=reject-all]',
  open: 'assent-ui >>> [part~=banner] [data-action=preferences]',
  dialog: 'assent-ui >>> [part~=dialog]',
  save: 'assent-ui >>> [part~=dialog] [data-action=save]',
};

/** The files of `dist`, the same for every site. */
const assent: Subject = {
  name: 'assent',
  text: 'The plain tag of the README: `dist/assent.js` with attributes, `async`.',
  cookie: '__Host-assent',
  controls,
  hasServices: true,
  make({ gated, services }) {
    const base = '/assent';
    const ids = services === 'vendors' ? ' data-google-analytics="G-XXXXXXX" data-meta-pixel="1234567890"' : '';
    return {
      head: `<script async src="${base}/assent.js" data-policy-url="${POLICY.url}" data-policy-version="${POLICY.version}"${ids}></script>`,
      body: '',
      gated: marked(gated),
      files: new Map(
        ['assent.js', ...filesIn('dist/parts').map((name) => `parts/${name}`)].map((name) => [
          `${base}/${name}`,
          readFileSync(join('dist', name), 'utf8'),
        ]),
      ),
    };
  },
};

/** A script for one site, as `npx assent build` makes it. */
const site: Subject = {
  name: 'assent-site',
  text: 'The script that is made for one site (`npx assent build`), with its settings and services in it. One tag, `async`.',
  controls,
  hasServices: true,
  make(scene) {
    const base = baseOf('assent-site', scene);
    const files = filesOf(configOf(scene), base);
    return { head: tagOf(base, false), body: '', gated: marked(scene.gated), files };
  },
};

const inline = withSnippet({
  name: 'assent-inline',
  text: 'The banner in the first HTML (`npx assent snippet`), and the script of the site.',
  flags: [],
  services: NAMED,
});

const preload = withSnippet({
  name: 'assent-preload',
  text: 'Two lines that have the browser fetch the banner early (`npx assent snippet --preload`), and the script of the site.',
  flags: ['--preload'],
  services: {},
});

export const assents: readonly Subject[] = [assent, site, inline, preload];

function withSnippet({
  name,
  text,
  flags,
  services,
}: {
  name: string;
  text: string;
  flags: readonly string[];
  services: NonNullable<AssentConfig['services']>;
}): Subject {
  return {
    ...{ name, text, controls, hasServices: true },
    make(scene, origin) {
      const base = baseOf(name, scene);
      const config = configOf(scene, services);
      return {
        head: snippetOf(config, [...flags, '--base', base, '--origin', origin]),
        body: '',
        gated: marked(scene.gated),
        files: filesOf(config, base),
      };
    },
  };
}

const baseOf = (name: string, scene: Scene) => `/${name}/${configName(scene)}`;

/** Scenes that differ in what is marked share a script. */
const configName = ({ services }: Scene) => `${services ?? 'marked'}`;

function configOf({ services }: Scene, marks: AssentConfig['services'] = {}): AssentConfig {
  const own = typeof services === 'number' ? ownServices(services) : services === 'vendors' ? VENDORS : marks;
  return { site: 'Bench', policy: POLICY, region: REGION, services: own } as AssentConfig;
}

function ownServices(count: number): object {
  const service = (id: number) => ({
    category: id % 2 ? 'marketing' : 'analytics',
    name: `Service ${id + 1}`,
    scripts: [externalOf(id)],
  });
  return Object.fromEntries(Array.from({ length: count }, (_, id) => [`service-${id + 1}`, service(id)]));
}

function filesOf(config: AssentConfig, base: string): Files {
  return new Map([...siteFiles(config, false)].map(([name, { text }]) => [`${base}/${name}`, text]));
}

/** The real command, as it was built. */
function snippetOf(config: AssentConfig, flags: readonly string[]): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, 'assent.json');
  writeFileSync(file, JSON.stringify(config));
  const command = ['dist/server/cli.js', 'snippet', '--config', file, '--language', 'en', ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`assent snippet failed: ${stderr}. Is there a build? Fix: "npm run build".`);
  return stdout.trim();
}

function marked(gated: readonly Gated[]): string {
  return gated
    .map(({ category, code, src }) => {
      const tag = `script type="text/plain" data-consent="${category}"`;
      return src ? `<${tag} src="${src}"></script>` : `<${tag}>${code}</script>`;
    })
    .join('\n');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'));
}
