/* The page of states: a language is shown as soon as it is chosen, without this by the button, and no frame takes the focus. */

document.querySelector('#language')?.addEventListener('change', ({ currentTarget }) => {
  if (currentTarget instanceof HTMLSelectElement) currentTarget.form?.requestSubmit();
});

/** What has it here. */
let focused: Element | null = null;
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.localName !== 'iframe') focused = target;
});

/** Preferences that open take it, in whatever frame they are, although the frames are inert. */
addEventListener('blur', () => {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLIFrameElement)) return;
  activeElement.blur();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
});
