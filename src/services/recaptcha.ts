import { readyMade } from './ready-made';
import type { IdOptions } from './service';

/**
 * Google reCAPTCHA. Google calls its cookie necessary; CNIL did not (CITYSCOOT, 2023), so a site that wants it without an
 * answer moves it to `necessary` itself. It cannot be unloaded, so a withdrawal reloads. Its cookie is Google's own.
 */
export default readyMade(
  {
    id: 'recaptcha',
    category: 'preferences',
    name: 'reCAPTCHA',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    retention: '6 month',
    forms: { id: /^[\w-]{6,}$/ },
    cookies: ['_GRECAPTCHA'],
    storage: ['_grecaptcha', 'rc::*'],
    thirdParty: ['google.com'],
    run: ({ id }: IdOptions) => ({
      load: (page) => page.loadScript(`https://www.google.com/recaptcha/api.js?render=${id}`),
      reloads: true,
    }),
  },
  {
    hosts: ['www.google.com', 'www.gstatic.com', 'www.recaptcha.net'],
    tags: ['google.com/recaptcha', 'recaptcha.net/recaptcha', 'gstatic.com/recaptcha'],
    use: { id: 'the site key' },
  },
);
