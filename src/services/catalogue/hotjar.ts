import type { IdOptions } from '../contract';
import { complete, stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/**
 * Hotjar. It has no consent call and no off switch, so a withdrawal reloads. Two of its keys have no underscore ("Hotjar
 * Cookie Information").
 */
export default readyMade(
  {
    id: 'hotjar',
    category: 'analytics',
    name: 'Hotjar',
    provider: 'Hotjar (Contentsquare)',
    privacyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
    retention: '1 year',
    forms: { id: /^\d{1,12}$/ },
    cookies: ['_hj*'],
    storage: ['_hj*', 'hjActiveViewportIds', 'hjViewportId'],
    run: ({ id }: IdOptions) => ({
      load(page) {
        stub('hj', 'q');
        complete('_hjSettings', { hjid: Number(id), hjsv: 6 });
        return page.loadScript(`https://static.hotjar.com/c/hotjar-${id}.js?sv=6`);
      },
      reloads: true,
    }),
  },
  {
    hosts: ['*.hotjar.com', '*.hotjar.io', '*.contentsquare.net'],
    queue: 'hj.q',
    tags: ['hotjar.com', 'hotjar.io', 'contentsquare.net'],
    use: { id: 'the site id, digits only' },
  },
);
