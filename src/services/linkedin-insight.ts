import { readyMade } from './ready-made';
import type { IdOptions } from './service';
import { stub } from './stub';

interface LinkedIn {
  _linkedin_partner_id?: string;
  _linkedin_data_partner_ids?: string[];
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
        const target = window as LinkedIn;
        target._linkedin_partner_id = id;
        target._linkedin_data_partner_ids = [...(target._linkedin_data_partner_ids ?? []), id];
        stub('lintrk', 'q');
        return page.loadScript('https://snap.licdn.com/li.lms-analytics/insight.min.js');
      },
      reloads: true,
    }),
  },
  {
    hosts: ['snap.licdn.com', '*.ads.linkedin.com', 'www.linkedin.com'],
    tags: ['snap.licdn.com', 'ads.linkedin.com'],
    use: { id: 'the partner id, digits only' },
  },
);
