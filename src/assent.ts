import type { Settings } from './config/settings';
import { type Category, isCategory } from './consent/categories';
import { DAY_MS } from './consent/force';
import { allowedNames, isAllowed, isMarkupAllowed, pendingNames, type Standing } from './consent/grants';
import { createControl } from './control';
import type { Core, Desk, Place } from './core';
import { isParsing, wantedLanguages, whenParsed, whenVisited } from './environment';
import { createEmitter } from './events';
import { createGate } from './gate/gate';
import { scriptLoader } from './gate/load-script';
import { LABELS, type Labels } from './locales/labels';
import { matchLocale } from './locales/match';
import type { Office } from './office/office';
import type { Load } from './parts';
import { MINOR, ownReceipts, SWEEP, WAITING } from './receipts/shelf';
import { createRunner } from './services/runner';
import type { ServicePage } from './services/service';
import { localStore } from './storage/local';
import type { Assent, Consent } from './types';
import { createVisitor } from './visitor';

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
  for (const { id, category } of settings.services) use(id, category);

  const standing = (): Standing => ({
    answers: started ? (visitor.decision()?.answers ?? place.implied) : undefined,
    minor,
    names,
  });
  const has = (name: string) => isAllowed(name, standing());
  const allowed = () => allowedNames(standing());

  const consent = (): Consent => {
    const decision = visitor.decision();
    const time = (after: number) => (decision ? new Date(decision.at + after).toISOString() : null);
    return Object.freeze({
      status: decision ? 'decided' : place.implied ? 'implied' : 'unasked',
      necessary: true,
      preferences: has('preferences'),
      analytics: has('analytics'),
      marketing: has('marketing'),
      services: Object.freeze(
        Object.fromEntries([...names.keys()].filter((name) => !isCategory(name)).map((id) => [id, has(id)])),
      ),
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

  const page: ServicePage = { allowed: has, loadScript: scriptLoader(nonce) };
  const runner = createRunner(settings.services, page, report);
  const gate = createGate({
    nonce,
    report,
    mayRun,
    seen(categories, service) {
      for (const category of categories) use(service ?? category, category);
    },
    changed: () => update(),
  });

  // ---- the desk: loaded when there is something to decide, to show or to send ----

  let desk: Desk | undefined;
  let opening: Promise<Desk> | undefined;
  /** A part that does not load decides nothing, and leaves the gate as it is. */
  const getDesk = (): Promise<Desk> => {
    opening ??= load('desk').then(
      ({ openDesk }) => {
        desk = openDesk(core);
        return desk;
      },
      (cause) => {
        opening = undefined;
        report('Failed', cause);
        throw cause;
      },
    );
    return opening;
  };
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
    open().catch(() => {});
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
      getDesk().then(
        (it) => it.update(),
        () => {},
      );
    }
  }

  const core: Core = {
    settings,
    load,
    store,
    visitor,
    language,
    runner,
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
    wake() {
      for (const { name, resolve } of waiters) if (has(name)) resolve();
    },
  };

  // ---- other tabs, this page when it comes back, and the page's own controls ----

  const refresh = () => {
    const before = allowed();
    minor = isMinor();
    if (visitor.refresh()) delegate('apply')(before).catch(() => {});
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

  const ready = (async () => {
    await whenVisited();
    // A failure here leaves opt-in, under which nothing starts.
    if (!visitor.decision()) {
      await getDesk()
        .then((it) => it.enter())
        .catch(() => {});
    }
    started = true;
    runner.tell();
    runner.start();
    await gate.reconcile();
    core.wake();
    emit('ready', consent());
    if (store.keys(WAITING).length || store.get(SWEEP)) delegate('resume')().catch(() => {});
    whenParsed().then(gate.reconcile);
  })();
  ready.catch((cause) => report('Failed', cause));

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
      gate.destroy();
      control.remove();
      desk?.destroy();
    },
  };
}
