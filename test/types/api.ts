/** Checked by the compiler alone: what is right compiles, and what is wrong does not. */
import {
  type Assent,
  createAssent,
  type DataLayerEvent,
  googleAnalytics,
  metaPixel,
  type Receipt,
  youtube,
} from '../../src/index';

const policy = { url: '/privacy', version: '2025-02' };

export function right(assent: Assent): void {
  createAssent({ policy });
  createAssent({ policy, services: [metaPixel({ id: '1' }), googleAnalytics({ id: 'G-1' }), youtube()] });
  createAssent({
    policy,
    services: { 'google-analytics': { id: 'G-1' }, chat: { category: 'preferences', name: 'Chat' } },
  });
  const off: () => void = assent.on('change', ({ granted, consent }) => granted.includes(consent.regime));
  document.addEventListener('assent:withdraw', ({ detail }) => detail.left.map(({ name, reason }) => name + reason));
  const receipts: Receipt[] = assent.receipts().map(({ receipt }) => receipt);
  void [off, receipts, assent.set({ analytics: true }).then(({ left }) => left)];
}

export function told(entry: DataLayerEvent): readonly string[] {
  if (entry.event === 'assent.ready') return Object.keys(entry.services);
  if (entry.event === 'assent.change') return entry.consent.analytics ? entry.granted : entry.withdrawn;
  // @ts-expect-error the preferences opened: there is nothing beside the name
  if (entry.event === 'assent.open') return entry.names;
  // @ts-expect-error no such event
  if (entry.event === 'assent.accept') return [];
  return [];
}

export function wrong(assent: Assent): void {
  // @ts-expect-error policy is required
  createAssent({});
  // @ts-expect-error a version is a text
  createAssent({ policy: { url: '/privacy', version: 2 } });
  // @ts-expect-error no such setting
  createAssent({ policy, advanced: true });
  // @ts-expect-error no such layout
  createAssent({ policy, ui: { layout: 'popup' } });
  // @ts-expect-error the id is required
  googleAnalytics({});
  // @ts-expect-error a custom service names its category
  createAssent({ policy, services: { chat: { name: 'Chat' } } });
  // @ts-expect-error no such event
  assent.on('accepted', () => {});
  // @ts-expect-error the event has no such member
  assent.on('grant', ({ left }) => left);
  // @ts-expect-error an answer is yes or no
  assent.set({ analytics: 'yes' });
  // @ts-expect-error snapshots are read
  assent.consent.analytics = true;
  // @ts-expect-error no such audience
  assent.setAudience('adult');
}
