import type { IdOptions, ServicePage } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

const clarity = (...command: unknown[]) => stub('clarity', 'q')(...command);

const tell = ({ allowed }: ServicePage) => {
  const state = (name: string) => (allowed(name) ? 'granted' : 'denied');
  clarity('consentv2', { ad_Storage: state('marketing'), analytics_Storage: state('microsoft-clarity') });
};

/**
 * Microsoft Clarity, with its second consent call ("Consent API v2", Clarity docs). Denied it goes on recording without
 * cookies, also when Google's consent mode says so; `stop` ends that, and has to come first (measured with clarity-js 0.8.70;
 * the call is in its source, and not in its docs).
 */
export default readyMade(
  {
    id: 'microsoft-clarity',
    category: 'analytics',
    name: 'Microsoft Clarity',
    provider: 'Microsoft',
    privacyUrl: 'https://privacy.microsoft.com/privacystatement',
    retention: '1 year',
    forms: { id: /^[a-z0-9]{4,20}$/i },
    cookies: ['_clck', '_clsk'],
    storage: ['_cltk'],
    thirdParty: ['clarity.ms', 'bing.com'],
    run: ({ id }: IdOptions) => ({
      consent: tell,
      load: (page) => page.loadScript(`https://www.clarity.ms/tag/${id}`),
      enable(on, page) {
        clarity(on ? 'start' : 'stop');
        if (on) tell(page);
      },
    }),
  },
  {
    hosts: ['*.clarity.ms', 'c.bing.com'],
    queue: 'clarity.q',
    tags: ['clarity.ms'],
    use: { id: 'the project id, letters and digits' },
  },
);
