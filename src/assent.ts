import type { Settings } from './config/settings';
import { type Category, isCategory } from './consent/categories';
import { answerKey } from './consent/decision';
import { DAY_MS } from './consent/force';
import { allowedNames, isAllowed, isMarkupAllowed, pendingNames, type Standing } from './consent/grants';
import { createControl } from './control';
import type { Core, Desk, Place } from './core';
import { isParsing, wantedLanguages, whenParsed, whenVisited } from './environment';
import { createEmitter } from './events';
import { setAttribute } from './gate/activate';
import { createGate } from './gate/gate';
import { LABELS, type Labels } from './locales/labels';
import { matchLocale } from './locales/match';
import type { Office } from './office/office';
import { once, told } from './once';
import type { Load } from './parts';
import { MINOR, ownReceipts, SWEEP, WAITING } from './receipts/shelf';
import type { Runner } from './services/runner';
import { localStore } from './storage/local';
import type { Assent, Consent } from './types';
import { createVisitor } from './visitor';

/** How long anything waits for the parts of services. */
const PART_WITHIN_MS = 3_000;

/**
 * The composition root of what every page runs. It makes the parts and knows what may run now; it knows no service, region,
 * cookie or element by name, and makes no decision: that is the desk's, which is loaded when there is something to decide.
 */
export function startAssent(settings: Settings, load: Load, nonce = ''): Assent {
  const { policy, ui, days } = settings;
  const store = localStore();
  const visitor = createVisitor(store, settings.domain, days, policy.renewSince);
  const listeners = new AbortController();
  const { signal } = listeners;
  const { on, emit } = createEmitter(signal);
  const report = (message: string, cause?: unknown) => {
    console.error('[assent]', message, cause);
    emit('error', { message, cause });
  };

  /** A part that does not load decides nothing, and leaves the gate as it is. */
  const fail = (cause: unknown) => report('Failed', cause);

  let started = false;
  /** Where the visitor is and what is asked there: as decided, or as the desk finds out. Until then it is opt-in. */
  let place: Place = visitor.decision() ?? { region: '', regime: 'opt-in' };
  const isMinor = () => settings.minor || !!store.get(MINOR);
  let minor = isMinor();
  /** Resolving again what has been resolved changes nothing, so nobody is taken off. */
  const waiters: { readonly name: string; readonly resolve: () => void }[] = [];
  const names = new Map<string, Category>();
  /** @param id a service, or the category itself */
  const use = (id: string, category: Category) => {
    names.set(category, category);
    if (!names.has(id)) names.set(id, category);
  };
  // The site's own word on a category counts before anything else can name the service.
  for (const [key, { id, category }] of Object.entries<{ id: string; category?: Category }>({ ...settings.services })) {
    if (isCategory(category)) use(Array.isArray(settings.services) ? id : key, category);
  }

  const standing = (): Standing => ({
    answers: started ? (visitor.decision()?.answers ?? place.implied) : undefined,
    minor,
    names,
  });
  const has = (name: string) => isAllowed(name, standing());
  const allowed = () => allowedNames(standing());
  const services = () => [...names.keys()].filter((name) => !isCategory(name));

  const consent = (): Consent => {
    const decision = visitor.decision();
    const time = (after: number) => (decision ? new Date(decision.at + after).toISOString() : null);
    return Object.freeze({
      status: decision ? 'decided' : place.implied ? 'implied' : 'unasked',
      necessary: true,
      preferences: has('preferences'),
      analytics: has('analytics'),
      marketing: has('marketing'),
      services: Object.freeze(Object.fromEntries(services().map((id) => [id, has(id)]))),
      decidedAt: time(0),
      expiresAt: time(days * DAY_MS),
      policyVersion: decision?.version ?? null,
      region: place.region || null,
      regime: place.regime,
      subjectId: visitor.held?.decision.subject ?? null,
      persisted: visitor.persisted,
    });
  };

  /** The same for what is marked with these categories, and perhaps this service. */
  const mayRun = (categories: readonly Category[], service?: string) =>
    isMarkupAllowed(categories, service, standing());

  const complaint = once(async () => (await load('check')).logProblems(settings.config), told);
  const complain = () => {
    complaint().catch(told);
  };

  // ---- services: what runs them is loaded where the page has any ----

  let runner: Runner | undefined;
  const hire = once(async () => {
    // Ready-made ones are known by their ids: what may be needed of them comes beside what runs them, and not after it.
    for (const [id, options] of Object.entries(settings.services)) {
      const answer = visitor.decision()?.answers.get(answerKey(id));
      if (!Object(options).name && answer !== false) load(`services/${id}`).catch(told);
    }
    const { createRunner } = await load('runner');
    runner = createRunner({
      services: settings.services,
      allowed: has,
      nonce,
      setAttribute,
      load,
      signal,
      use,
      misfit(id) {
        if (id) names.delete(id);
        complain();
      },
      report,
    });
    return runner;
  }, fail);
  /**
   * Fetches these services once it is known which there are. Without any there is nothing to fetch. A failure is reported,
   * and leaves them closed.
   */
  const fetch = async (ids: () => readonly string[] = services) => {
    if (!services()[0] && !Object.keys(settings.services)[0]) return;
    let isLate = false;
    const all = hire()
      .then((it) => {
        for (const id of services()) it.add(id, names.get(id));
        return it.fetch([...ids(), ...it.byPage()]);
      })
      .then(() => {
        if (!isLate) return;
        runner?.start();
        gate.reconcile();
      })
      .catch(told);
    // One that hangs holds up nobody: it starts when it comes.
    await Promise.race([all, new Promise((resume) => setTimeout(resume, PART_WITHIN_MS))]);
    isLate = true;
  };

  const gate = createGate({
    nonce,
    report,
    mayRun,
    isDecided: () => !!visitor.decision(),
    isReady(service) {
      if (!service || runner?.isSettled(service)) return true;
      fetch(() => [service]).then(() => {
        if (runner?.isSettled(service)) gate.reconcile();
      });
      return false;
    },
    address: (service, url) => runner?.get(service ?? '')?.address?.(url) ?? url,
    seen(categories, service) {
      for (const category of categories) use(service ?? category, category);
    },
    changed: () => update(),
  });

  // ---- the desk: loaded when there is something to decide, to show or to send ----

  let desk: Desk | undefined;
  const getDesk = once(async () => {
    desk = (await load('desk')).openDesk(core);
    return desk;
  }, fail);
  const delegate =
    <K extends keyof Office>(method: K) =>
    (...args: Parameters<Office[K]>) =>
      ready
        .then(getDesk)
        .then((it) => it.office())
        .then((it) => (it[method] as (...given: unknown[]) => unknown)(...args)) as ReturnType<Office[K]>;
  const open = delegate('open');
  /** For a click of the visitor. What does not load is reported. */
  const show = () => {
    open().catch(told);
  };

  // `auto` is no language, so it is passed over.
  const language = matchLocale([ui.language ?? '', ...wantedLanguages()], LABELS);
  const control = createControl(language, ui.theme, show);

  function update(): void {
    if (!started || isParsing()) return;
    const decision = visitor.decision();
    const action = place.regime === 'opt-in' ? 'reopen' : 'choices';
    const isShown = action === 'choices' || (!!decision && `${ui.reopen}` !== 'false');
    control.show(isShown && action, ui.texts?.[language]?.[action] ?? (LABELS[language] as Labels)[action]);
    if (desk) desk.update();
    else if (decision?.version !== policy.version || pendingNames(standing())[0] || gate.frames()[0]) {
      // What does not load is reported.
      getDesk().then((it) => it.update(), told);
    }
  }

  const core: Core = {
    settings,
    load,
    store,
    visitor,
    language,
    runner: () => runner,
    gate,
    standing,
    mayRun,
    consent,
    emit,
    report,
    update,
    root: control.root,
    locate(found) {
      place = found;
      minor = isMinor();
    },
    place: () => place,
    allowed,
    services,
    fetch: (ids) => fetch(ids && (() => ids)),
    // What is not known yet counts as sale or sharing: a signal against it must not be passed over.
    facts: (id) => ({
      name: id,
      id,
      saleOrShare: !runner || runner.isUnknown(id),
      ...runner?.get(id),
      category: names.get(id) ?? 'marketing',
    }),
    complain,
    wake() {
      for (const { name, resolve } of waiters) if (has(name)) resolve();
    },
  };

  // ---- other tabs, this page when it comes back, and the page's own controls ----

  const refresh = () => {
    const before = allowed();
    minor = isMinor();
    if (visitor.refresh()) delegate('apply')(before).catch(told);
  };
  addEventListener('storage', refresh, { signal });
  addEventListener('pageshow', refresh, { signal });
  const openOnClick = (event: Event) => {
    if ((event.target as Element).closest?.('[data-consent-open],a[href="#assent"]')) {
      event.preventDefault();
      show();
    }
  };
  document.addEventListener('click', openOnClick, { signal });

  // ---- start ----

  let release = told;
  if (settings.autoblock) {
    load('autoblock').then(({ autoblock }) => {
      if (!signal.aborted) {
        release = autoblock({ mayRun: has, hold: gate.hold, categoryOf: (id) => names.get(id), setAttribute, nonce });
      }
    }, fail);
  }

  const ready = (async () => {
    await whenVisited();
    if (visitor.decision()) {
      started = true;
      await fetch(() => [...allowed(), ...pendingNames(standing())]);
    } else {
      // Who decides gets to know what there is to decide about; and whatever is told of consent hears of it before anything
      // starts. A failure here leaves opt-in, under which nothing does.
      const enter = getDesk().then((it) => it.enter());
      await Promise.all([enter.catch(told), fetch()]);
      started = true;
    }
    runner?.tell();
    runner?.start();
    await gate.reconcile();
    core.wake();
    emit('ready', consent());
    if (store.keys(WAITING).length || store.get(SWEEP)) delegate('resume')().catch(told);
    whenParsed().then(gate.reconcile);
  })();
  ready.catch(fail);

  return {
    get consent() {
      return consent();
    },
    has,
    when: (name) => new Promise((resolve) => (has(name) ? resolve() : waiters.push({ name, resolve }))),
    on,
    acceptAll: delegate('acceptAll'),
    rejectAll: delegate('rejectAll'),
    set: delegate('set'),
    reset: delegate('reset'),
    erase: delegate('erase'),
    setAudience: delegate('setAudience'),
    open,
    close: () => desk?.close(),
    receipts: () => ownReceipts(store),
    destroy() {
      listeners.abort();
      release();
      gate.destroy();
      control.remove();
      desk?.destroy();
    },
  };
}
