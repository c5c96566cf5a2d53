// Starts Assent in an app of Angular, in the browser alone, and has what it says in a signal.
import { signal } from '@angular/core';
import { createAssent, googleAnalytics, youtube } from 'assent';

export const assent = createAssent({
  policy: { url: '/privacy', version: '2025-02' },
  endpoint: '/assent',
  services: [googleAnalytics({ id: 'G-XXXXXXX' }), youtube()],
});

/** Whether statistics may run now. */
export const statistics = signal(assent.has('analytics'));
for (const type of ['ready', 'change'] as const) assent.on(type, () => statistics.set(assent.has('analytics')));
