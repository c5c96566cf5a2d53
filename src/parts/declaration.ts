import { declarationOf, levelOf } from '../consent/declaration';
import { preferencesNotice } from '../consent/detailed-notice';
import type { Notice } from '../consent/notice';
import type { CoreBase, PageRunner } from '../core/contracts';
import { dom } from '../dom';
import type { Locale } from '../locales/locale';
import { factsOf } from '../services/facts';
import { cookieName } from '../storage/decision-cookie';
import { pageLanguage } from '../ui/control/control';
import { nodeOf } from '../ui/declaration/draw';
import { createSpeech } from '../ui/shared/speech';

const drawers = new WeakMap<CoreBase, (element: HTMLElement) => void>();

/**
 * `parts/declaration.js`: what the page uses, said in the page itself, in its language and its own style. Drawn in this element,
 * and again whenever it changes.
 */
export function declare(core: CoreBase, runner: PageRunner, element: HTMLElement): void {
  const draw = drawers.get(core) ?? createDrawer(core, runner);
  drawers.set(core, draw);
  draw(element);
}

function createDrawer(core: CoreBase, runner: PageRunner): (element: HTMLElement) => void {
  const { settings, state, load, signal, failed } = core;
  /** By element: what it says. */
  const all = new Map<HTMLElement, string>();
  const language = () => pageLanguage(settings.ui.language);
  const loadTexts = async (code: string) => (await load(`texts-${code}`)).texts;
  const speech = createSpeech<Locale>(language, loadTexts, drawAll, failed);
  let isReady = false;
  // What is said about services that the page does not run is loaded for this.
  Promise.all([speech.load(), runner.loadAll(state.serviceIds)]).then(() => {
    isReady = true;
    drawAll();
  }, failed);

  function drawAll(): void {
    if (signal.aborted || !isReady) return;
    speech.follow();
    const notice = noticeOf(core, runner, speech.now());
    for (const element of all.keys()) {
      if (element.isConnected) draw(element, notice);
      else all.delete(element);
    }
  }

  function draw(element: HTMLElement, notice: Notice): void {
    const own = { cookie: cookieName(settings.cookie), days: settings.days };
    const pieces = declarationOf(notice, levelOf(element.getAttribute('heading-level') ?? ''), own);
    const text = JSON.stringify([notice.language, pieces]);
    if (all.get(element) === text) return;
    all.set(element, text);
    element.lang = notice.language;
    element.dir = notice.direction;
    element.replaceChildren(...pieces.map(nodeOf));
  }

  state.onChange(drawAll);
  const observer = new MutationObserver(drawAll);
  observer.observe(dom.documentElement, { attributeFilter: ['lang'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const element of all.keys()) element.replaceChildren();
  });
  return (element) => {
    if (!all.has(element)) all.set(element, '');
    drawAll();
  };
}

/** What the page asks about, as the preferences say it; what was allowed on other pages is not of this one. */
function noticeOf({ settings, state }: CoreBase, runner: PageRunner, locale: Locale): Notice {
  const { policy, ui, site = location.hostname } = settings;
  const facts = {
    ...({ site, policy, regime: 'opt-in', layout: '', position: '', asked: [] } as const),
    overrides: ui.texts?.[locale.code],
    names: state.usedNames,
    startsOn: () => false,
  };
  const known = { services: { runner: () => runner }, state };
  return preferencesNotice(
    facts,
    locale,
    state.serviceIds().map((id) => factsOf(known, id)),
  );
}
