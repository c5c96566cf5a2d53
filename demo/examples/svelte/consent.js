// Starts Assent in an app of Svelte. Import it where the app begins in the browser; on a server it does nothing.
import { createAssent, googleAnalytics, youtube } from 'assent';
import { connect } from 'assent/svelte';

connect(() =>
  createAssent({
    policy: { url: '/privacy', version: '2025-02' },
    endpoint: '/assent',
    services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
  }),
);
