import { readyMade } from '../ready-made';

/** Stripe's payments. The site loads it where it is paid; its cookies are against fraud ("Stripe cookies"), and never swept. */
export default readyMade(
  {
    id: 'stripe',
    category: 'necessary',
    name: 'Stripe',
    provider: 'Stripe',
    privacyUrl: 'https://stripe.com/privacy',
    retention: '1 year',
    cookies: ['__stripe_mid', '__stripe_sid'],
    thirdParty: ['stripe.com'],
  },
  {
    hosts: ['*.stripe.com', 'm.stripe.network'],
  },
);
