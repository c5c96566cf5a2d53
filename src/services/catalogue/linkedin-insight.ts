import type { IdOptions } from '../contract';
import { list, stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

interface LinkedIn {
  _linkedin_partner_id?: string;
}

/** LinkedIn Insight Tag. It has no consent call and no off switch, so a withdrawal reloads. */
export default readyMade(
  {
    id: 'linkedin-insight',
    category: 'marketing',
    name: 'LinkedIn Insight Tag',
    provider: 'LinkedIn',
    privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
    retention: '30 day',
    forms: { id: /^\d{3,12}$/ },
    cookies: ['li_fat_id', 'li_giant', 'ln_or'],
    storage: ['li_adsId', 'li_adsid'],
    thirdParty: ['linkedin.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        (window as LinkedIn)._linkedin_partner_id ??= id;
        const ids = list<string[]>('_linkedin_data_partner_ids');
        if (!ids.includes(id)) ids.push(id);
        stub('lintrk', 'q');
        return page.loadScript('https://snap.licdn.com/li.lms-analytics/insight.min.js');
      },
      reloads: true,
    }),
  },
  {
    hosts: ['snap.licdn.com', '*.ads.linkedin.com', 'www.linkedin.com'],
    queue: 'lintrk.q',
    tags: ['snap.licdn.com', 'ads.linkedin.com'],
    use: { id: 'the partner id, digits only' },
  },
);
