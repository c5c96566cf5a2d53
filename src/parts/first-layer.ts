import { endpointOf } from '../config/endpoint';
import { bannerNotice } from '../consent/notice';
import { isLenient } from '../consent/regions';
import type { Core, Decider, Decisions, FirstLayer, Surface } from '../core/contracts';
import { once, reported } from '../core/once';
import { createDecider } from '../decisions/decide';
import { answerEarly } from '../decisions/early';
import { heardBy } from '../decisions/heard';
import { createIdentities } from '../decisions/identity';
import { findRegion } from '../decisions/region';
import { isSignalHonoured } from '../decisions/signal';
import { afterPaint, dom } from '../dom';
import type { BannerLocale, Locale } from '../locales/locale';
import { hasGpc } from '../storage/gpc';
import { takeOver } from '../ui/banner/take-over';
import { isInCompany, type LatePlace, latePlace } from '../ui/place/late';
import type { Preferences } from '../ui/port';
import { createSpeech, type Speech } from '../ui/shared/speech';
import { askAge } from './ask-age';
import { showBanner } from './show-banner';
import { surfaceOf } from './surface';

/**
 * `parts/first-layer.js`: loaded when there is something to ask, to show or to decide.
 *
 * @param open opens the preferences, for the visitor
 */
export async function openFirstLayer(core: Core, open: () => void): Promise<FirstLayer> {
  const { settings, state, load, signal } = core;
  const surface = surfaceOf(core, open);
  // On its way while the rest is made.
  if (!state.decision.inForce()) load(`locale-${surface.language()}`).catch(reported);
  const identities = await createIdentities(load);

  let opened: Decisions | undefined;
  const loadDecisions = once(async () => {
    opened = (await load('decisions')).openDecisions(core, firstLayer);
    return opened;
  }, core.failed);
  /** Without a network it comes when there is one: what was decided is stored. */
  const decisions = async () => {
    if (!opened && !navigator.onLine)
      await new Promise((online) => addEventListener('online', online, { once: true, signal }));
    return loadDecisions();
  };
  const place = latePlace();
  const loadPlace = once(async () => {
    place.come((await load('place')).openPlace(core, surface.root));
    state.notifyChange();
  }, core.failed);
  state.onChange(() => place.follow(state.isQuestionDue()));
  if (isInCompany()) await loadPlace();
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
      const found = await findRegion(settings.region, endpointOf(settings), signal);
      signal.throwIfAborted();
      state.setJurisdiction({ ...found, regime: 'opt-in' });
      // A no that was said before any of this had come is one in every regime, and comes before what was said on another manager.
      if ((settings.adopt || isLenient(found.region, settings.regions)) && surface.inline?.clicked !== 'reject-all') {
        // At once: the start waits for it. What cannot be had leaves opt-in.
        await (await loadDecisions()).enterRegime();
      }
      askAge(core, firstLayer, place);
      // A mistake may be why nobody is asked.
      if (!settings.written.isChecked && !state.isQuestionDue()) whenIdle(() => decisions().catch(reported));
    },
    async follow(before) {
      // What was forgotten is asked anew, or implied anew.
      if (!state.decision.inForce()) await firstLayer.enter();
      return (await decisions()).apply(before);
    },
    ...showSurfaces(core, surface, { ...place, load: loadPlace }, texts, decider, decisions, () => firstLayer),
  };
  askAge(core, firstLayer, place);
  drawPlaceholders(core, texts, firstLayer);
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

/** Nearly everybody answers, and no click has to wait for what it does. Safari knows of no idleness. */
const whenIdle = (act: () => unknown) => (window.requestIdleCallback ?? setTimeout)(act);

type Surfaces = Pick<FirstLayer, 'open' | 'close' | 'shownNotice' | 'loadBanner'>;

/** Banner, preferences and notes: each is loaded when it is due, and draws itself at every change from then on. */
function showSurfaces(
  core: Core,
  surface: Surface,
  place: LatePlace & { load(): Promise<unknown> },
  texts: Speech<Locale>,
  decider: Decider,
  decisions: () => Promise<Decisions>,
  firstLayer: () => FirstLayer,
): Surfaces {
  const { state, load, failed } = core;
  const speech = speechOfBanner(core, surface, texts);
  let preferences: Preferences | undefined;
  const isBannerDue = () => place.mayAsk() && place.isOurTurn() && state.isQuestionDue() && !state.isAgeDue?.();
  const decideBy = heardBy(core, decider);
  const bannerNow = (locale = speech.now()) =>
    bannerNotice({ ...decider.noticeFacts(locale.code), isSignalHonoured: isSignalHonoured(state) }, locale);
  const shownNotice = () => (speech.now() && isBannerDue() ? bannerNow() : undefined);
  const early = () => answerEarly(surface.inline, shownNotice(), { open, decisions, decideBy, load }).catch(failed);

  const loadBanner = once(async () => {
    await speech.load();
    showBanner(core, surface, {
      decideBy,
      prepare: (action) => void (action === 'preferences' ? loadPreferences() : decisions()).catch(reported),
      openPreferences: () => void open().catch(reported),
      notice: () => bannerNow(),
      isBannerDue,
      isPreferencesOpen: () => !!preferences?.isOpen(),
      takeOver: () => takeOver(surface.inline),
    });
    early();
    // Others may come. The preferences wait for it: a focus trap of the page would swallow their first click.
    await place.load().catch(reported);
    whenIdle(() => decisions().catch(reported));
  }, failed);

  const loadPreferences = once(async () => {
    // The banner's style sheet is that of everything which stands over the page.
    const [{ createPreferences }] = await Promise.all([load('preferences'), texts.load(), loadBanner()]);
    preferences = createPreferences(core, firstLayer(), texts.now);
    state.onChange(preferences.draw);
    return preferences;
  }, failed);

  async function open(): Promise<void> {
    // What is said about services that came since is loaded each time. The click is answered on the screen first.
    const [it] = await Promise.all([loadPreferences(), core.services.load(), afterPaint()]);
    it.open();
  }

  state.onChange(() => {
    const may = place.mayAsk();
    if (surface.inline && !isBannerDue()) takeOver(surface.inline);
    if (!state.isQuestionDue()) early();
    if (may && state.isQuestionDue()) loadBanner().catch(reported);
    else if (may && state.isPolicyNoteDue()) loadPreferences().then((it) => it.draw(), reported);
  });

  return { open, close: () => preferences?.close(), shownNotice, loadBanner };
}

/** What it says of the browser's signal is loaded with the texts that nobody else needs yet. */
const speechOfBanner = (core: Core, surface: Surface, texts: Speech<Locale>): Speech<BannerLocale & Partial<Locale>> =>
  hasGpc() ? texts : inPageLanguage(core, surface, async (language) => (await core.load(`locale-${language}`)).locale);

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
    // A router's snapshot may bring one back onto a page where nothing is held.
    if (gate.held.size || dom.querySelector('assent-embed')) loadPlaceholders().catch(reported);
  });
}
