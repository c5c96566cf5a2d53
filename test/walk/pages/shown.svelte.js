/** What the app shows. */
export const shown = $state({ path: location.pathname, inserted: [] });
