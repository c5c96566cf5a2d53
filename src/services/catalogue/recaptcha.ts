import type { IdOptions } from '../contract';
import { readyMade } from '../ready-made';

export interface RecaptchaOptions extends IdOptions {
  /**
   * How its script begins. Left out, by the site key, as version 3 wants it. `onload`: it fills the page's `.g-recaptcha`, for the
   * checkbox of version 2 and for bound buttons. `explicit`: the page calls `grecaptcha.render` itself.
   */
  readonly render?: 'onload' | 'explicit';
}

type Ready = (then: () => void) => void;

/** Google's own way to wait for it ("Loading reCAPTCHA", reCAPTCHA's documentation): its script calls these when it comes. */
function waitForScript(): void {
  const page = window as { grecaptcha?: { ready?: Ready }; ___grecaptcha_cfg?: { fns?: (() => void)[] } };
  page.grecaptcha ??= {};
  page.grecaptcha.ready ??= (then) => {
    page.___grecaptcha_cfg ??= {};
    page.___grecaptcha_cfg.fns ??= [];
    page.___grecaptcha_cfg.fns.push(then);
  };
}

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
    forms: { id: /^[\w-]{6,}$/, 'render?': /^(onload|explicit)$/ },
    cookies: ['_GRECAPTCHA'],
    storage: ['_grecaptcha', 'rc::*'],
    thirdParty: ['google.com'],
    run: ({ id, render }: RecaptchaOptions) => ({
      load(page) {
        waitForScript();
        return page.loadScript(`https://www.google.com/recaptcha/api.js?render=${render ?? id}`);
      },
      reloads: true,
    }),
  },
  {
    hosts: ['www.google.com', 'www.gstatic.com', 'www.recaptcha.net'],
    tags: ['google.com/recaptcha', 'recaptcha.net/recaptcha', 'gstatic.com/recaptcha'],
    container: '.g-recaptcha',
    use: { id: 'the site key', render: 'onload or explicit' },
  },
);
