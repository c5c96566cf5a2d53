import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EngineName } from '../load/databases';
import { canaries } from './canaries';
import { choices } from './choices';
import { codec } from './codec';
import { configure } from './configure';
import { copies } from './copies';
import { firefox } from './firefox';
import { floods } from './floods';
import { fuzz } from './fuzz';
import { kill } from './kill';
import { loads } from './loads';
import { restarts } from './restarts';
import type { Outcome, Setting } from './scenario';
import { stalled } from './stalled';
import { standby } from './standby';
import { tamper } from './tamper';
import { walk } from './walk';
import { xss } from './xss';

/*
 * npm run soak -- SCENARIO: what takes too long for npm test, where a small share of each is run.
 *
 *     kill      kill -9 under load:   --engine sqlite|postgres --cycles 1000
 *     copies    copies at once:       --engine sqlite|postgres --ids 10000 --copies 20
 *     restarts  PostgreSQL crashes:   --cycles 10
 *     standby   a standby takes over: --cycles 3
 *     fuzz      hostile requests:     --engine sqlite|postgres --requests 1000000
 *     floods    all floods at once:   --engine sqlite|postgres --minutes 10; --only notices,sockets leaves the others out
 *     stalled   half requests:        --engine sqlite|postgres --sockets 500 --cycles 5
 *     tamper    an insider's edits:   --engine sqlite|postgres --tamperings 10000
 *     canaries  bytes left behind:    --engine sqlite|postgres --canaries 100000
 *     walk      pages that live:      --steps 10000
 *     configure what was configured:  --configurations 100
 *     codec     cookies and configs:  --mutations 5000000 --configs 200000
 *     xss       texts that would run: --payloads 2000
 *     loads     pages with faults:    --loads 2000
 *     choices   choices with faults:  --choices 1000
 *     firefox   in Firefox, what names no browser
 *
 * --seed makes a run that can be repeated. Ends with 1 if anything was found, and with figures as JSON in any case.
 */

const CLI = 'dist/server/cli.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'sqlite' },
    cycles: { type: 'string' },
    ids: { type: 'string', default: '10000' },
    copies: { type: 'string', default: '20' },
    requests: { type: 'string', default: '1000000' },
    sockets: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string' },
    tamperings: { type: 'string', default: '10000' },
    canaries: { type: 'string', default: '100000' },
    steps: { type: 'string', default: '10000' },
    configurations: { type: 'string', default: '100' },
    mutations: { type: 'string', default: '5000000' },
    configs: { type: 'string', default: '200000' },
    payloads: { type: 'string', default: '2000' },
    loads: { type: 'string', default: '2000' },
    choices: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const number = (flag: keyof typeof values, fallback?: number): number => {
  const value = Number(values[flag] ?? fallback);
  if (!Number.isSafeInteger(value) || value < 1) fail(`--${flag}: use a whole number of 1 or more`);
  return value;
};

const SCENARIOS: Readonly<Record<string, (setting: Setting) => Promise<Outcome>>> = {
  kill: (setting) => kill({ ...setting, cycles: number('cycles', 1_000) }),
  copies: (setting) => copies({ ...setting, ids: number('ids'), copies: number('copies') }),
  restarts: (setting) => restarts({ ...setting, restarts: number('cycles', 10) }),
  standby: (setting) => standby({ ...setting, promotions: number('cycles', 3) }),
  fuzz: (setting) => fuzz({ ...setting, requests: number('requests') }),
  floods: (setting) => floods({ ...setting, minutes: number('minutes'), only: values.only?.split(',') }),
  stalled: (setting) => stalled({ ...setting, sockets: number('sockets'), rounds: number('cycles', 5) }),
  tamper: (setting) => tamper({ ...setting, tamperings: number('tamperings') }),
  canaries: (setting) => canaries({ ...setting, canaries: number('canaries') }),
  walk: (setting) => walk({ ...setting, steps: number('steps') }),
  configure: (setting) => configure({ ...setting, configurations: number('configurations') }),
  codec: (setting) => codec({ ...setting, mutations: number('mutations'), configs: number('configs') }),
  xss: (setting) => xss({ ...setting, payloads: number('payloads') }),
  loads: (setting) => loads({ ...setting, loads: number('loads') }),
  choices: (setting) => choices({ ...setting, choices: number('choices') }),
  firefox,
};

const [name = ''] = positionals;
const scenario = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
if (!scenario) fail(`name a scenario: ${Object.keys(SCENARIOS).join(', ')}`);
if (!/^(sqlite|postgres)$/.test(values.engine)) fail(`--engine: "${values.engine}" is none; use sqlite or postgres`);
if (!existsSync(CLI)) fail(`${CLI} is missing, and the soak runs what was built. Fix: npm run build`);

const engine = name === 'restarts' || name === 'standby' ? 'postgres' : (values.engine as EngineName);
const start = performance.now();
const seed = number('seed');
const { figures, findings } = await scenario({
  cli: CLI,
  engine,
  seed,
  progress: (line) => console.error(line),
});
const seconds = Math.round((performance.now() - start) / 1000);
const shown = findings.slice(0, 20);
console.log(JSON.stringify({ scenario: name, engine, seed, seconds, ...figures, findings: shown }, null, 2));
process.exitCode = findings.length > 0 ? 1 : 0;

function fail(problem: string): never {
  console.error(`error: ${problem}`);
  process.exit(2);
}
