import type { Settings } from '../config/settings';
import { natives } from '../dom';
import { createGate } from '../gate/gate';
import { isSendingDue } from '../receipts/pause';
import { SWEEP } from '../storage/keys';
import { localStore } from '../storage/local-store';
import { sources } from '../trusted';
import type { Assent } from '../types';
import type { Core, FirstLayer, Load, OwnPart, OwnParts } from './contracts';
import { hasLeftovers, whenParsed, whenVisited } from './environment';
import { createEvents } from './events';
import { createPageServices } from './load-services';
import { once, reported } from './once';
import { listenToPage } from './page-events';
import { publicApi } from './public-api';
import { createState } from './state';

/**
 * The composition root of what every page runs. It knows no service, region, cookie or element by name, and makes no
 * decision: that is the first layer's, which is loaded when there is something to decide.
 */
export function startAssent(settings: Settings, loadPart: Load, nonce = ''): Assent {
  const end = new AbortController();
  const { on, emit } = createEvents(end.signal);
  const core = assemble(settings, loadPart, nonce, emit, end.signal);
  const { state, load, gate, failed } = core;

  let asking: FirstLayer | undefined;
  const loadFirstLayer = once(async () => {
    asking = await (await load('first-layer')).openFirstLayer(core, openOnClick);
    return asking;
  }, failed);
  const ready = run(core, loadFirstLayer);
  ready.catch(failed);
  /** For what the page and the visitor want: not before it is known what may run. */
  const firstLayer = () => ready.then(loadFirstLayer);

  const open = async () => (await firstLayer()).open();
  const openOnClick = () => void open().catch(reported);
  const drawControl = once(async () => (await load('control')).openControl(core, openOnClick), failed);
  state.onChange(() => {
    // Once they are there, they draw by themselves. The first layer has the control in it.
    const isDue = state.isQuestionDue() || state.isPolicyNoteDue() || gate.held.size || hasLeftovers();
    if (isDue) loadFirstLayer().catch(reported);
    else if (state.controlDue()) drawControl().catch(reported);
  });
  state.onChange(listenToPage(core, firstLayer, openOnClick));
  const own: Readonly<Record<OwnPart, unknown>> = {
    autoblock: settings.autoblock,
    debug: /^(true)?$/.test(settings.debug as string) || /assent-debug/.test(location.href),
    guard: settings.guard,
  };
  for (const [part, isWanted] of Object.entries(own) as [OwnPart, unknown][])
    if (isWanted) (load(part) as Promise<OwnParts>).then((it) => it[part](core), failed);
  return publicApi({ core, firstLayer, open, close: () => asking?.close(), on, end });
}

function assemble(settings: Settings, loadPart: Load, nonce: string, emit: Core['emit'], signal: AbortSignal): Core {
  const page: Core['page'] = {};
  const report: Core['report'] = (message, cause) => {
    if (signal.aborted || page.isLeaving) return;
    console.error('[assent]', message, cause ?? '');
    emit('error', { message, cause });
  };
  const failed = (cause: unknown) => report('A part did not load from base or failed', cause);
  const load: Load = async (part) => {
    signal.throwIfAborted();
    const module = await loadPart(part);
    signal.throwIfAborted();
    return module;
  };
  const explainMistakes = () => void load('check').then((it) => it.logProblems(settings.written), reported);
  const store = localStore();
  const state = createState(settings, store, failed, signal);
  const base = {
    ...{ state, load, settings, store, emit, signal, sources, natives },
    ...{ failed, report, page, explainMistakes, nonce },
  };
  const services = createPageServices(base, () => gate.reconcile());
  const gate = createGate({
    ...base,
    changed: state.notifyChange,
    loadMarked: async (found) => (await load('marked')).createMarked(base, services, found),
  });
  return { ...base, services, gate };
}

/** The start, in the order in which it runs. */
async function run(core: Core, firstLayer: () => Promise<FirstLayer>): Promise<void> {
  const { state, services, gate, store, signal } = core;
  await whenVisited();
  if (state.decision.inForce()) {
    state.openGate();
    await services.load(() => [...state.allowedNames(), ...state.pendingNames()]);
  } else {
    // Who decides gets to know what there is to decide about; and whatever is told of consent hears of it before anything
    // starts. A failure here leaves opt-in, under which nothing does.
    const enter = firstLayer().then((it) => it.enter());
    await Promise.all([enter.catch(reported), services.load()]);
    state.openGate();
  }
  signal.throwIfAborted();
  services.runner()?.updateConsent();
  services.runner()?.start();
  await gate.open();
  core.emit('ready', state.snapshot());
  if (isSendingDue(store, Date.now()) || store.get(SWEEP) || state.decision.own()[1]) {
    const resume = async () => (await (await firstLayer()).decisions()).resume();
    resume().catch(reported);
  }
  whenParsed().then(gate.reconcile);
}
