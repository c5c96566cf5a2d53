import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import '@c15t/react/styles.css';
import { createRoot } from 'react-dom/client';

/* What the quickstart of @c15t/react has, mounted. `test/bench/pages/subjects/c15t.ts` bundles it. */

const options = {
  mode: 'offline',
  consentCategories: ['necessary', 'measurement', 'marketing'],
  overrides: { country: 'DE', language: 'en' },
  scripts: window.consentScripts,
};

createRoot(document.getElementById('c15t')).render(
  <ConsentManagerProvider options={options}>
    <ConsentBanner />
    <ConsentDialog />
  </ConsentManagerProvider>,
);
