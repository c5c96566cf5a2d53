import styles from '../../../styles/age.css';
import type { Notice } from '../../consent/notice';
import { dom } from '../../dom';
import { keepFocusVisible } from '../banner/mount-banner';
import type { KeyboardPart, MountedBanner } from '../port';
import { createLayer, speak } from '../shared/layer';
import { overPage, raise } from '../shared/over-page';
import { adopt } from '../shared/style-sheet';
import { createQuestion, type Question, type QuestionTexts } from './question';

/** What the question of the age needs of the rest. */
export interface QuestionPort extends Pick<Notice, 'layout' | 'position'> {
  /** Of `<assent-ui>`. The banner's style sheet is there already. */
  readonly root: ShadowRoot;
  readonly theme: string;
  readonly signal: AbortSignal;
  isDue(): boolean;
  texts(): QuestionTexts & Pick<Notice, 'language' | 'direction'>;
  /** @returns whether it is a year of birth */
  answer(written: string): boolean;
  /** Does this count, a click or a key, on a button of this `data-action`? */
  hears(action: string, event?: Event): boolean;
  rejectAll(): void;
  loadKeyboard(): Promise<KeyboardPart>;
  failed(cause: unknown): void;
}

/** Draws the question, now and whenever it is told to. */
export function mountQuestion(port: QuestionPort): MountedBanner {
  const { root, signal } = port;
  const layer = createLayer(port.theme);
  const lift = overPage(root);
  let question: Question | undefined;
  let gone: AbortController | undefined;
  let page: Element;

  function show(): Question {
    page = dom.documentElement;
    const shown = createQuestion(port.layout, port.position, port.answer, port.rejectAll, port.hears);
    shown.element.popover = 'manual';
    layer.append(shown.element);
    lift(shown.element);
    gone = new AbortController();
    keepFocusVisible(shown.element, gone.signal, port);
    return shown;
  }

  function hide({ element }: Question): void {
    const hadFocus = element.contains(root.activeElement);
    lift(null);
    element.remove();
    question = undefined;
    gone?.abort();
    // Who answered by the keyboard goes on with what comes next; on no button of it, where a second Enter would answer.
    const next = hadFocus && root.querySelector<HTMLElement>('[part=banner]');
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  }

  function draw(): void {
    const isDue = !signal.aborted && port.isDue();
    // `document.open()` has made the page anew, and taken all listeners away.
    if (question && !(isDue && page === dom.documentElement)) hide(question);
    if (!isDue) return;
    const texts = port.texts();
    speak(layer, texts);
    if (!root.contains(layer)) root.append(layer);
    question ??= show();
    question.update(texts);
    raise(question.element);
  }

  adopt(root, styles, signal);
  signal.addEventListener('abort', () => {
    draw();
    layer.remove();
  });
  draw();
  return { draw };
}
