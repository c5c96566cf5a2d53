/*
 * A double of the script of the WP Consent API, as far as its documents tell: what a plugin may do is in cookies by category, and goes
 * by the type of consent. Without a type nobody manages consent, and everything may run. It is none of its code.
 */
window.wp_consent_type_calls = [];
window.wp_has_consent = (category) => {
  const [, value = ''] = new RegExp(`(?:^|; )wp_consent_${category}=([^;]*)`).exec(document.cookie) || [];
  if (!window.wp_consent_type) return true;
  if (window.wp_consent_type.includes('optout') && value === '') return true;
  return value === 'allow';
};
window.wp_set_consent = (category, value) => {
  window.wp_consent_type_calls.push(`${category} ${value}`);
  // biome-ignore lint/suspicious/noDocumentCookie: as the real one does
  document.cookie = `wp_consent_${category}=${value}; path=/; max-age=1000; secure`;
  document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: { [category]: value } }));
};
