// Starts Assent in an app of SvelteKit: this file runs in the browser alone, before the app does.
import { createAssent, googleAnalytics, youtube } from 'assent';
import { connect } from 'assent/svelte';

connect(() =>
  createAssent({
    policy: { url: '/privacy', version: '2025-02' },
    endpoint: '/assent',
    services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
  }),
);
