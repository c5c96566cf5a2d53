/** A language is shown as soon as it is chosen. Without this, by the button. */
document.querySelector('#language')?.addEventListener('change', ({ currentTarget }) => {
  if (currentTarget instanceof HTMLSelectElement) currentTarget.form?.requestSubmit();
});
