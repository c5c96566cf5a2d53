import type { BrowserContext, Page } from 'playwright-core';
import type { Grant, Observation, Unreached } from '../../audit/observation';
import type { Phase } from '../../audit/phase-names';
import { grantFor, type Journey } from '../../audit/phases';
import { REGIMES } from '../../consent/regimes';
import { type Asker, accept, chooseFirst, findAsker, reject, takeBack } from './answer';
import { Network } from './network';
import type { Journal, VisitOptions } from './options';
import { overheardOf } from './overheard';
import { NoWay } from './press';
import { settle, within } from './quiet';
import { cookiesOf, entriesOf } from './stored';
import { listen } from './targets';
import { type Write, watchWrites } from './writes';

/** One visitor on one page, with a profile of their own. @param phases those that are wanted, in order */
export async function travel(
  journey: Journey,
  phases: readonly Phase[],
  url: string,
  options: VisitOptions,
): Promise<Journal> {
  const context = await options.browser.newContext({
    ...options.context,
    ...(journey === 'gpc' && { extraHTTPHeaders: { 'Sec-GPC': '1' } }),
    ...(journey === 'no-script' && { javaScriptEnabled: false }),
  });
  try {
    return await new Traveller(context, await context.newPage(), url, options).go(journey, phases);
  } finally {
    await context.close();
  }
}

const TRY = 'try it by hand; --deadline gives a slow page more time';

class Traveller {
  readonly #network = new Network();
  readonly #observations: Observation[] = [];
  readonly #unreached: Unreached[] = [];
  readonly #notes: string[] = [];
  #writes: readonly Write[] = [];
  #hasScripts = true;
  #chosen: Grant | undefined;

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly url: string,
    readonly options: VisitOptions,
  ) {}

  async go(journey: Journey, phases: readonly Phase[]): Promise<Journal> {
    await this.#prepare(journey);
    if (!(await this.#open(phases))) return this.#journal();
    if (journey === 'gpc' || journey === 'no-script') {
      await this.#note(journey);
      return this.#journal();
    }
    const { controls, waits } = this.options;
    const asker = await findAsker(this.page, controls, waits.patience);
    await this.#rest();
    if (phases.includes('fresh')) await this.#note('fresh');
    const answers = phases.filter((phase) => phase !== 'fresh');
    for (const phase of answers) {
      const isDone = await this.#step(phase, asker);
      // What comes after it would be another journey.
      if (!isDone) break;
    }
    return this.#journal(asker);
  }

  #journal(asker?: Asker): Journal {
    const manager = asker && { manager: asker.id };
    return { ...manager, observations: this.#observations, unreached: this.#unreached, notes: this.#notes };
  }

  async #prepare(journey: Journey): Promise<void> {
    const { context, page, options, url } = this;
    this.#hasScripts = journey !== 'no-script';
    if (journey === 'gpc') await context.addInitScript(sayGpc);
    if (this.#hasScripts) this.#writes = await watchWrites(context);
    await options.login?.({ page, context, url });
    await listen(await context.newCDPSession(page), (told) => this.#network.hear(told));
    // Those of service workers, of other windows that the page opens, and of whatever began before it was listened to.
    context.on('request', (request) => {
      if (/^https?:/.test(request.url())) this.#network.overhear(overheardOf(request, page));
    });
  }

  async #open(phases: readonly Phase[]): Promise<boolean> {
    try {
      const response = await this.page.goto(this.url, {
        timeout: this.options.waits.deadline * 3,
        waitUntil: 'commit',
      });
      const status = response?.status() ?? 200;
      if (status < 400) {
        await this.#rest();
        return true;
      }
      this.#fail(phases, `the page answers with status ${status}`);
    } catch (error) {
      this.#fail(phases, `the page does not load (${(error as Error).message.split('\n')[0]})`);
    }
    return false;
  }

  #fail([first = 'fresh']: readonly Phase[], problem: string): void {
    this.#unreached.push({ phase: first, problem, fix: 'Open the address in a browser, and correct it.' });
  }

  /** @returns whether it came about */
  async #step(phase: Phase, asker: Asker | undefined): Promise<boolean> {
    try {
      // What came before the answer is none of what came with it.
      this.#network.take();
      await this.#act(phase, asker);
      await this.#rest();
      await this.#note(phase);
      return true;
    } catch (error) {
      const fix = error instanceof NoWay ? error.fix : TRY;
      this.#unreached.push({ phase, problem: (error as Error).message.split('\n')[0] ?? '', fix });
      return false;
    }
  }

  async #act(phase: Phase, asker: Asker | undefined): Promise<void> {
    if (phase.endsWith('-return')) {
      this.#network.leave();
      return void (await this.page.reload({ waitUntil: 'commit' }));
    }
    if (!asker) {
      throw new NoWay(
        'nothing was seen that asks for consent',
        'name its buttons: --accept "#yes" --reject "#no"; or judge what needs no answer: --phases fresh,gpc,no-script',
      );
    }
    if (phase === 'accept') await accept(this.page, asker);
    else if (phase === 'reject') await reject(this.page, asker);
    else if (phase === 'withdraw') await takeBack(this.page, asker);
    else await this.#choose(asker);
  }

  async #choose(asker: Asker): Promise<void> {
    this.#chosen = await chooseFirst(this.page, asker, this.options.services);
    if (!this.#chosen) throw new NoWay('nobody can tell which category the first switch is of', 'name it: --switch');
  }

  async #rest(): Promise<void> {
    const isQuiet = await settle(this.page, this.#network, this.options.waits, this.#hasScripts);
    const note = `${this.url} never came to rest; it was judged as it was at the deadline (--deadline)`;
    if (!isQuiet && !this.#notes.includes(note)) this.#notes.push(note);
  }

  async #note(phase: Phase): Promise<void> {
    const { context, page } = this;
    const law = await this.#regime();
    const picture =
      this.options.pictures && (await page.screenshot({ type: 'jpeg', quality: 50 }).catch(() => undefined));
    const cookies = await cookiesOf(context, this.#network, this.#writes);
    const { entries, problem, notes } = this.#hasScripts
      ? await entriesOf(page, this.#writes)
      : { entries: [], problem: undefined, notes: [] };
    if (problem) this.#unreached.push({ phase, problem, fix: TRY });
    this.#notes.push(...notes.map((note) => `${this.url}: ${note}`));
    this.#observations.push({
      ...{ phase, ...law, page: page.url(), granted: grantFor(phase, law.regime, this.#chosen) },
      // Last: what is told while the rest is read is of this phase.
      requests: this.#network.take(),
      ...{ cookies, entries },
      ...(picture && { picture: picture.toString('base64') }),
    });
  }

  async #regime(): Promise<Pick<Observation, 'regime' | 'regimeFrom'>> {
    const { regime } = this.options;
    if (regime) return { regime, regimeFrom: 'flag' };
    if (!this.#hasScripts) return { regime: 'opt-in', regimeFrom: 'default' };
    const read = () => (window as { assent?: { consent?: { regime?: string } } }).assent?.consent?.regime;
    const said = await within(this.options.waits.deadline, this.page.evaluate(read));
    const known = REGIMES.find((it) => it === said);
    return known ? { regime: known, regimeFrom: 'page' } : { regime: 'opt-in', regimeFrom: 'default' };
  }
}

/** Before all scripts of the page. */
function sayGpc(): void {
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true, configurable: true });
}
