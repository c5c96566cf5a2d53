// Starts Assent in an app of Next.js: <Consent /> stands in the root layout. On the server it does nothing.
'use client';

import { createAssent, googleAnalytics, youtube } from 'assent';
import { connect } from 'assent/react';

connect(() =>
  createAssent({
    policy: { url: '/privacy', version: '2025-02' },
    endpoint: '/assent',
    services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
  }),
);

export const Consent = () => null;
