import { endpointOf } from '../config/endpoint';
import { looksRight } from '../config/looks-right';
import { bannerNotice, type Notice } from '../consent/notice';
import { regimeOf } from '../consent/regions';
import type { Core, Decider, Decisions, FirstLayer, Surface } from '../core/contracts';
import { once, reported } from '../core/once';
import { createDecider } from '../decisions/decide';
import { createIdentities } from '../decisions/identity';
import { findRegion } from '../decisions/region';
import { dom } from '../dom';
import type { BannerLocale, Locale } from '../locales/locale';
import { mountBanner } from '../ui/banner/mount-banner';
import type { BannerPort, Place, Preferences } from '../ui/port';
import { createSpeech, type Speech } from '../ui/shared/speech';
import { openControl } from './control';

/**
 * `parts/first-layer.js`: loaded when there is something to ask, to show or to decide.
 *
 * @param open opens the preferences, for the visitor
 */
export async function openFirstLayer(core: Core, open: () => void): Promise<FirstLayer> {
  const { settings, state, load, signal } = core;
  if (!looksRight(settings.written)) core.explainMistakes();
  const identities = await createIdentities(load);
  const surface = openControl(core, open);

  /** Without a network it comes when there is one: what was decided is stored. */
  const decisions = once(async () => {
    if (!navigator.onLine) await new Promise((online) => addEventListener('online', online, { once: true, signal }));
    return (await load('decisions')).openDecisions(core, firstLayer);
  }, core.failed);
  const place = openPlace(core, surface);
  if (isInCompany()) await place.load();
  const texts = inPageLanguage(core, surface, async (language) => (await load(`texts-${language}`)).texts);
  const decider = createDecider(core, identities, async (before) => (await decisions()).settle(before));

  const firstLayer: FirstLayer = {
    ...decider,
    ...surface,
    decisions,
    identityReady: identities.ready,
    async enter() {
      // Nobody is asked, so nothing may run that nobody objects to.
      if (place.isShut()) return;
      // On its way while the rest is found out.
      load(`locale-${surface.language()}`).catch(reported);
      const region = await findRegion(settings.region, endpointOf(settings), signal);
      signal.throwIfAborted();
      state.setJurisdiction({ region, regime: 'opt-in' });
      if (regimeOf(region) !== 'opt-in') await (await decisions()).enterRegime();
    },
    async follow(before) {
      // What was forgotten is asked anew, or implied anew.
      if (!state.decision.inForce()) await firstLayer.enter();
      return (await decisions()).apply(before);
    },
    ...showSurfaces(core, surface, place, texts, decider, decisions, () => firstLayer),
  };
  drawPlaceholders(core, texts, decider);
  state.notifyChange();
  return firstLayer;
}

/** Follows the page's language from when it was loaded first. */
function inPageLanguage<T extends BannerLocale>(
  { state, failed }: Core,
  { language }: Surface,
  load: (language: string) => Promise<T>,
): Speech<T> {
  const speech = createSpeech(language, load, state.notifyChange, failed);
  state.onChange(speech.follow);
  return speech;
}

type Surfaces = Pick<FirstLayer, 'open' | 'close' | 'shownNotice'>;

/** Banner, preferences and notes: each is loaded when it is due, and draws itself at every change from then on. */
function showSurfaces(
  core: Core,
  surface: Surface,
  place: LatePlace,
  texts: Speech<Locale>,
  { decide, noticeFacts }: Decider,
  decisions: () => Promise<Decisions>,
  firstLayer: () => FirstLayer,
): Surfaces {
  const { state, load } = core;
  const speech = inPageLanguage(core, surface, async (language) => (await load(`locale-${language}`)).locale);
  let preferences: Preferences | undefined;
  const isBannerDue = () => place.mayAsk() && place.isOurTurn() && state.isQuestionDue();
  const bannerNow = (locale = speech.now()): Notice => bannerNotice(noticeFacts(locale.code), locale);

  const prepare = (action: string) => {
    (action === 'preferences' ? loadPreferences() : decisions()).catch(reported);
  };
  const loadBanner = once(async () => {
    await speech.load();
    showBanner(core, surface, {
      decide,
      prepare,
      openPreferences: () => void open().catch(reported),
      notice: () => bannerNow(),
      isBannerDue,
      isPreferencesOpen: () => !!preferences?.isOpen(),
    });
    // Others may come. The preferences wait for it: a focus trap of the page would swallow their first click.
    await place.load().catch(reported);
  }, core.failed);

  const loadPreferences = once(async () => {
    // The banner's style sheet is that of everything which stands over the page.
    const [{ createPreferences }] = await Promise.all([load('preferences'), texts.load(), loadBanner()]);
    preferences = createPreferences(core, firstLayer(), texts.now);
    state.onChange(preferences.draw);
    return preferences;
  }, core.failed);

  async function open(): Promise<void> {
    // What is said about services that came since is loaded each time.
    const [it] = await Promise.all([loadPreferences(), core.services.load()]);
    it.open();
  }

  state.onChange(() => {
    const may = place.mayAsk();
    if (may && state.isQuestionDue()) loadBanner().catch(reported);
    else if (may && state.isPolicyNoteDue()) loadPreferences().then((it) => it.draw(), reported);
  });

  return {
    open,
    close: () => preferences?.close(),
    shownNotice: () => (speech.now() && isBannerDue() ? bannerNow() : undefined),
  };
}

type BannerActs = Pick<
  BannerPort,
  'decide' | 'prepare' | 'openPreferences' | 'notice' | 'isBannerDue' | 'isPreferencesOpen'
>;

function showBanner(core: Core, { root, inline }: Surface, acts: BannerActs): void {
  const { settings, state, load, signal } = core;
  const { draw } = mountBanner({
    ...acts,
    get root() {
      return root();
    },
    theme: settings.ui.theme,
    inline,
    signal,
    loadKeyboard: () => load('keyboard'),
    failed: core.failed,
  });
  state.onChange(draw);
}

interface LatePlace extends Pick<Place, 'mayAsk' | 'isOurTurn'> {
  load(): Promise<unknown>;
  isShut(): boolean;
}

/** In a frame, or with something on the page that wants to be answered first. */
const isInCompany = (): boolean =>
  window !== window.parent || !!dom.querySelector('dialog[open],[aria-modal=true],[aria-hidden=true],[inert]');

/** Whose turn it is: as long as there is no sign of others it is ours. */
function openPlace(core: Core, { root }: Surface): LatePlace {
  const { state } = core;
  let place: Place | undefined;
  state.onChange(() => place?.follow(place.mayAsk() && state.isQuestionDue()));
  return {
    load: once(async () => {
      place = (await core.load('place')).openPlace(core, root);
      state.notifyChange();
    }, core.failed),
    isShut: () => !!place?.isShut,
    mayAsk: () => place?.mayAsk() ?? true,
    isOurTurn: () => place?.isOurTurn() ?? true,
  };
}

/** What says in the page that something is held is loaded with the first of them. */
function drawPlaceholders(core: Core, texts: Speech<Locale>, decider: Decider): void {
  const { load, gate, state } = core;
  const loadPlaceholders = once(async () => {
    const [{ createPlaceholders }] = await Promise.all([load('placeholders'), texts.load()]);
    const draw = createPlaceholders(core, decider, texts.now);
    state.onChange(draw);
    draw();
  }, core.failed);
  state.onChange(() => {
    if (gate.held.size) loadPlaceholders().catch(reported);
  });
}
