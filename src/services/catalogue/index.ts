/*
 * THE LIST of ready-made services. Each is one file, named after its id, and one line here, by the camel case of the id.
 * Settings, types, schema, parts and documents follow from it.
 */

export { default as firebaseAnalytics } from './firebase-analytics';
export { default as firebasePerformance } from './firebase-performance';
export { default as googleAds } from './google-ads';
export { default as googleAnalytics } from './google-analytics';
export { default as googleMaps } from './google-maps';
export { default as googleTagManager } from './google-tag-manager';
export { default as hotjar } from './hotjar';
export { default as hubspot } from './hubspot';
export { default as instagram } from './instagram';
export { default as intercom } from './intercom';
export { default as linkedinInsight } from './linkedin-insight';
export { default as matomo } from './matomo';
export { default as metaPixel } from './meta-pixel';
export { default as microsoftClarity } from './microsoft-clarity';
export { default as microsoftUet } from './microsoft-uet';
export { default as paypal } from './paypal';
export { default as pinterestTag } from './pinterest-tag';
export { default as plausible } from './plausible';
export { default as posthog } from './posthog';
export { default as recaptcha } from './recaptcha';
export { default as redditPixel } from './reddit-pixel';
export { default as snapPixel } from './snap-pixel';
export { default as spotify } from './spotify';
export { default as stripe } from './stripe';
export { default as tiktok } from './tiktok';
export { default as tiktokPixel } from './tiktok-pixel';
export { default as umami } from './umami';
export { default as vimeo } from './vimeo';
export { default as x } from './x';
export { default as xPixel } from './x-pixel';
export { default as youtube } from './youtube';
