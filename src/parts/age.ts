import { audienceOf, isAgeOfUse, thresholdIn } from '../consent/age';
import type { Choice } from '../consent/decide';
import { emptyNotice } from '../consent/notice';
import { isElsewhere } from '../consent/zones';
import type { Core, FirstLayer } from '../core/contracts';
import { once, reported } from '../core/once';
import { isAgeUnknown } from '../decisions/age';
import { isHeard } from '../decisions/heard';
import { dom } from '../dom';
import { mountQuestion } from '../ui/age/mount-question';
import type { QuestionTexts } from '../ui/age/question';
import type { Turns } from '../ui/port';
import { createSpeech } from '../ui/shared/speech';

/**
 * `parts/age.js`: the question of the age, in the banner's place and before it. Loaded where the site asks it and it is not known.
 * What is typed is compared here, and goes nowhere: `setAudience` stores the outcome, as if the site had said it.
 */
export function openAge(core: Core, firstLayer: FirstLayer, place: Turns): void {
  const { state, signal, failed } = core;
  const wait = waitForAge(core, firstLayer);
  const { isQuestionDue } = state;
  // Not before it is known which law says how old: by the decision that stands, or by what was found out.
  const isPlaced = () => !!state.jurisdiction.source || !!state.decision.inForce();
  const isAgeDue = () => isAgeUnknown(core) && isPlaced() && (wait.isSomething() || isAgeOfUse(state.consentInputs()));
  // It is a question, so that the page is watched for others; and while it stands there is no banner.
  state.isAgeDue = isAgeDue;
  state.isQuestionDue = () => isAgeDue() || isQuestionDue();

  const load = once(async () => {
    // After the banner, which is there when this goes, and can have the focus.
    state.onChange((await mount(core, firstLayer, place, isAgeDue)).draw);
  }, failed);
  state.onChange(() => {
    if (isAgeDue()) load().catch(reported);
    wait.goOn();
  });
  // Another tab may have asked. Where nobody is allowed more by that, nothing else looks.
  const look = () => {
    state.readAudience();
    state.notifyChange();
  };
  for (const type of ['storage', 'pageshow', 'visibilitychange']) addEventListener(type, look, { signal });
  state.notifyChange();
}

async function mount(core: Core, firstLayer: FirstLayer, place: Turns, isAgeDue: () => boolean) {
  const { settings, state, load, failed } = core;
  const speech = createSpeech(
    firstLayer.language,
    async (code) => {
      const [{ locale }, { age }] = await Promise.all([load(`locale-${code}`), load(`age-${code}`)]);
      return { ...locale, ...age };
    },
    state.notifyChange,
    failed,
  );
  await Promise.all([speech.load(), firstLayer.loadBanner()]);
  state.onChange(speech.follow);
  const threshold = () => {
    const { region } = state.jurisdiction;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    // By the setting it is the owner's word, which no clock speaks against.
    return thresholdIn(region, settings.region !== region && isElsewhere(timeZone, region));
  };
  const { layout = 'bar', position = 'bottom' } = settings.ui;
  async function setAudience(audience: 'general' | 'minor'): Promise<void> {
    const decisions = await firstLayer.decisions();
    // The first answer counts, be it one in another tab.
    if (isAgeUnknown(core)) await decisions.setAudience(audience);
  }
  return mountQuestion({
    get root() {
      return firstLayer.root();
    },
    ...{ layout, position, theme: settings.ui.theme, signal: core.signal, failed },
    // Nothing comes up in front of open preferences.
    isDue: () => place.mayAsk() && place.isOurTurn() && isAgeDue() && !firstLayer.root().querySelector('dialog[open]'),
    texts() {
      const locale = speech.now();
      const own = settings.ui.texts?.[locale.code];
      const texts: QuestionTexts = {
        title: own?.ageTitle ?? locale.ageTitle,
        body: own?.ageBody ?? locale.ageBody(threshold()),
        label: own?.ageLabel ?? locale.ageLabel,
        error: own?.ageError ?? locale.ageError,
        proceed: own?.ageContinue ?? locale.ageContinue,
        rejectAll: own?.rejectAll ?? locale.rejectAll,
      };
      return { ...texts, language: locale.code, direction: locale.direction };
    },
    hears: (action, event) => isHeard(settings, action, event),
    answer(written) {
      const audience = audienceOf(written, threshold(), new Date());
      if (!audience) return false;
      setAudience(audience).catch(failed);
      return true;
    },
    rejectAll() {
      // No notice of ours has stood there: the question is none.
      const notice = { ...emptyNotice(firstLayer.noticeFacts(), 'site'), language: firstLayer.language() };
      firstLayer.decide('reject-all', 'banner', notice).catch(failed);
    },
    loadKeyboard: () => load('keyboard'),
  });
}

interface Wait {
  /** Does the visitor want something that has to wait for the age? */
  isSomething(): boolean;
  /** Does it, once the age is known. */
  goOn(): void;
}

/**
 * Whoever has refused all without having said the age may want something later: a yes in the preferences, or at a placeholder, has
 * the question stand first.
 */
function waitForAge(core: Core, firstLayer: FirstLayer): Wait {
  const { state, signal } = core;
  let wanted: (() => void) | undefined;
  let text: string | undefined;
  /** Whatever was decided or forgotten since, here or in another tab, is an answer to what was wanted. */
  const isWanted = () => !!wanted && text === state.decision.last?.text;
  const want = (act: () => void) => {
    wanted = act;
    text = state.decision.last?.text;
    firstLayer.close();
    state.notifyChange();
  };
  const isYes = (choice: Choice): boolean =>
    typeof choice === 'string'
      ? choice === 'accept-all'
      : Object.entries(choice).some(([name, yes]) => yes && (state.usedNames.get(name) ?? name) !== 'preferences');
  const { decide } = firstLayer;
  firstLayer.decide = async (choice, method, ...rest) => {
    const isAsked = method === 'preferences' || method === 'placeholder';
    if (!(isAsked && isAgeUnknown(core) && isYes(choice))) {
      // A no is an answer to whatever was wanted.
      if (choice === 'reject-all') wanted = undefined;
      return decide(choice, method, ...rest);
    }
    want(() => decide(choice, method, ...rest).catch(core.failed));
    return { granted: [], withdrawn: [], left: [] };
  };
  const onClick = (event: Event) => {
    const button = event.composedPath()[0];
    if (!(button instanceof HTMLElement && button.dataset.action === 'load-once' && isAgeUnknown(core))) return;
    if (!event.composedPath().some((it) => it instanceof Element && it.localName === 'assent-embed')) return;
    event.stopImmediatePropagation();
    want(() => {
      if (!state.consentInputs().minor) button.click();
    });
  };
  dom.addEventListener('click', onClick, { capture: true, signal });
  return {
    isSomething: isWanted,
    goOn() {
      if (isAgeUnknown(core)) return;
      const act = isWanted() ? wanted : undefined;
      wanted = undefined;
      act?.();
    },
  };
}
