import { readyMade } from '../ready-made';

/** PayPal's payments. The site loads it where it is paid; what it stores is its own ("PayPal JavaScript SDK"). */
export default readyMade(
  {
    id: 'paypal',
    category: 'necessary',
    name: 'PayPal',
    provider: 'PayPal',
    privacyUrl: 'https://www.paypal.com/webapps/mpp/ua/privacy-full',
    thirdParty: ['paypal.com'],
  },
  {
    hosts: ['*.paypal.com', '*.paypalobjects.com'],
  },
);
