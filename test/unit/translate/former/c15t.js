import { googleTagManager, metaPixel } from '@c15t/scripts';
import { configureConsentManager } from 'c15t';

export const c15tConfig = {
  mode: 'hosted',
  backendURL: 'https://my-instance.c15t.dev',
  consentCategories: ['necessary', 'measurement', 'marketing', 'experience'],
  legalLinks: { privacyPolicy: { href: '/privacy' }, termsOfService: { href: '/terms' } },
  scripts: [
    metaPixel({ pixelId: '1234567890' }),
    googleTagManager({ id: process.env.GTM }),
    { id: 'counter', src: 'https://count.example/c.js', category: 'measurement' },
    { id: 'inline', textContent: 'a()', category: 'marketing' },
  ],
  callbacks: { onConsentSet: (response) => console.log(response) },
};

export const consentManager = configureConsentManager(c15tConfig);
