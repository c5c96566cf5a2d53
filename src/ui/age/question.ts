import { element } from '../shared/element';

/** What the question says. */
export interface QuestionTexts {
  readonly title: string;
  readonly body: string;
  readonly label: string;
  readonly error: string;
  readonly proceed: string;
  readonly rejectAll: string;
}

export interface Question {
  readonly element: HTMLElement;
  /** Says what it says now, on the same field: what was typed is not lost. */
  update(texts: QuestionTexts): void;
}

/** What typing says to whoever listens: the page's shortcuts, and whoever records keys. */
const TYPING = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'];

/**
 * The question of the age. Not modal: like the banner it takes no focus, holds none, and no key closes it.
 *
 * @param onYear is told what was typed. @returns whether it is a year of birth
 * @param hears does this count, a click or a key? Forms can be sent by a script without either
 */
export function createQuestion(
  layout: string,
  position: string,
  onYear: (written: string) => boolean,
  onReject: () => void,
  hears: (action: string, event?: Event) => boolean,
): Question {
  let latest: Event | undefined;
  const form = createForm((written) => !hears('continue', latest) || onYear(written));
  const button = (action: string, more: Readonly<Record<string, string>>) =>
    element('button', { part: 'button', 'data-action': action, ...more });
  const proceed = button('continue', { type: 'submit', form: form.element.id });
  const reject = button('reject-all', { type: 'button' });
  const shown = element(
    'section',
    {
      ...{ part: 'banner', 'data-question': 'age', 'aria-labelledby': 'age' },
      ...{ 'data-layout': layout, 'data-position': position },
    },
    form.element,
    element('div', { class: 'buttons' }, proceed, reject),
  );
  reject.addEventListener('click', onReject);
  for (const type of ['click', 'keydown']) {
    const remember = (event: Event) => {
      latest = event;
      // A form that is sent later, a script has sent. A key that sends it clicks the button first.
      setTimeout(() => {
        latest = undefined;
      });
    };
    shown.addEventListener(type, remember, true);
  }
  for (const type of TYPING) shown.addEventListener(type, (event) => event.stopPropagation());
  let drawn = '';
  return {
    element: shown,
    update(texts) {
      const all = JSON.stringify(texts);
      // What is read out when it changes is not written anew where it does not.
      if (all === drawn) return;
      drawn = all;
      proceed.textContent = texts.proceed;
      reject.textContent = texts.rejectAll;
      form.update(texts);
    },
  };
}

/** Words and field. That has no name, so that no form of anybody takes what is in it along. */
function createForm(onYear: (written: string) => boolean): Question {
  const title = element('h2', { id: 'age' });
  const body = element('p');
  const label = element('label', { for: 'year' });
  const field = element('input', {
    ...{ id: 'year', type: 'text', inputmode: 'numeric', autocomplete: 'bday-year', required: '' },
    'aria-describedby': 'year-error',
  });
  const error = element('p', { id: 'year-error', role: 'alert' });
  // A form of this kind leads nowhere, also where nobody listens any more. Enter in the field is "Continue".
  const form = element(
    'form',
    { id: 'age-form', class: 'text', method: 'dialog', novalidate: '' },
    ...[title, body, element('div', { class: 'field' }, label, field), error],
  );
  let now: QuestionTexts;
  let isWrong = false;

  function draw(): void {
    error.textContent = isWrong ? now.error : '';
    if (isWrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    isWrong = !onYear(field.value);
    draw();
    if (!isWrong) return;
    field.focus();
    // In a low window it is below what is seen.
    error.scrollIntoView({ block: 'nearest' });
  });
  return {
    element: form,
    update(texts) {
      now = texts;
      title.textContent = texts.title;
      body.textContent = texts.body;
      label.textContent = texts.label;
      draw();
    },
  };
}
