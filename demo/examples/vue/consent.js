// Starts Assent in an app of Vue: app.use(assentPlugin, startAssent). On a server it does nothing.
import { createAssent, googleAnalytics, youtube } from 'assent';

export const startAssent = () =>
  createAssent({
    policy: { url: '/privacy', version: '2025-02' },
    endpoint: '/assent',
    services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
  });
