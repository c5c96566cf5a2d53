import type * as readyMade from './catalogue/index';

/** Kinds of requests that a policy tells apart, by the first word of their directives. */
export const KINDS = ['script', 'connect', 'img', 'frame', 'style', 'font', 'media', 'worker'] as const;
export type Kind = (typeof KINDS)[number];

/** Hosts by kind, as the policy names them but for `https://`, by spaces. A path that ends with a slash covers what is below it. */
export type Sources = Readonly<Partial<Record<Kind, string>>>;

type Id = (typeof readyMade)[keyof typeof readyMade]['definition']['id'];

const TAG = 'www.googletagmanager.com/gtag/';
const ANALYTICS = '*.google-analytics.com *.analytics.google.com www.googletagmanager.com';

/**
 * What each ready-made service asks its hosts for, for a Content-Security-Policy: by its vendor's own guide where there is one, else by
 * what its script is seen to ask. Where two services share a host, a path tells them apart. `www.gstatic.com/firebasejs/` is of one
 * product by its file alone, so both have it. Apart from the catalogue, since no page loads it. A service without a row does not compile.
 *
 * Guides: "Use Tag Manager with a Content Security Policy" (Google), "Content Security Policy guide" (reCAPTCHA, Google Maps),
 * "Content Security Policies" (Hotjar, Intercom, PostHog, Clarity, Stripe), "Content security policy" (HubSpot, PayPal).
 */
export const SOURCES: Readonly<Record<Id, Sources>> = {
  'firebase-analytics': {
    script: `www.gstatic.com/firebasejs/ ${TAG}`,
    connect:
      'firebase.googleapis.com firebaseinstallations.googleapis.com *.google-analytics.com www.googletagmanager.com',
    img: '*.google-analytics.com www.googletagmanager.com',
  },
  'firebase-performance': {
    script: 'www.gstatic.com/firebasejs/',
    connect:
      'firebaseinstallations.googleapis.com firebaseremoteconfig.googleapis.com firebaselogging-pa.googleapis.com',
  },
  'google-ads': {
    script: `${TAG} www.googleadservices.com *.doubleclick.net pagead2.googlesyndication.com www.google.com/pagead/`,
    connect:
      'www.googletagmanager.com www.googleadservices.com *.doubleclick.net pagead2.googlesyndication.com www.google.com/pagead/ www.google.com/ccm/ www.google.com/rmkt/ google.com/ccm/ google.com/pagead/',
    img: 'www.googletagmanager.com www.googleadservices.com *.doubleclick.net pagead2.googlesyndication.com www.google.com/pagead/ www.google.com/ads/',
    frame: '*.doubleclick.net www.googletagmanager.com',
  },
  'google-analytics': { script: TAG, connect: ANALYTICS, img: ANALYTICS },
  'google-maps': {
    script: 'maps.googleapis.com',
    connect: 'maps.googleapis.com maps.gstatic.com',
    img: 'maps.googleapis.com maps.gstatic.com maps.google.com',
    frame: 'www.google.com/maps/ www.google.com/maps maps.google.com',
  },
  // Its tags are services of their own, each with a yes of its own.
  'google-tag-manager': {
    script: 'www.googletagmanager.com',
    connect: 'www.googletagmanager.com',
    img: 'www.googletagmanager.com',
    frame: 'www.googletagmanager.com',
  },
  hotjar: {
    script: '*.hotjar.com *.contentsquare.net',
    connect: '*.hotjar.com *.hotjar.io wss://*.hotjar.com *.contentsquare.net',
    img: '*.hotjar.com *.contentsquare.net',
    frame: '*.hotjar.com',
    style: '*.hotjar.com',
    font: '*.hotjar.com',
  },
  hubspot: {
    script: '*.hs-scripts.com *.hs-analytics.net *.hs-banner.com *.hscollectedforms.net *.hsforms.com *.hubspot.com',
    connect: '*.hubspot.com *.hubapi.com *.hsforms.com *.hscollectedforms.net *.hs-banner.com',
    img: '*.hubspot.com *.hsforms.com',
    frame: '*.hubspot.com *.hsforms.com',
    style: '*.hubspot.com',
  },
  instagram: { script: 'www.instagram.com', img: '*.cdninstagram.com', frame: 'www.instagram.com' },
  intercom: {
    script: '*.intercom.io *.intercomcdn.com',
    connect:
      '*.intercom.io wss://*.intercom.io *.intercomcdn.com *.intercom-messenger.com wss://*.intercom-messenger.com *.intercomusercontent.com',
    img: '*.intercom.io *.intercomcdn.com *.intercomusercontent.com static.intercomassets.com',
    frame: '*.intercom.io intercom-sheets.com',
    font: '*.intercomcdn.com',
    media: '*.intercomcdn.com',
  },
  'linkedin-insight': {
    script: 'snap.licdn.com',
    connect: '*.ads.linkedin.com www.linkedin.com/px/',
    img: '*.ads.linkedin.com www.linkedin.com/px/',
  },
  // And the address of its option, as those of Plausible, PostHog and Umami.
  matomo: { script: 'cdn.matomo.cloud', connect: 'cdn.matomo.cloud', img: 'cdn.matomo.cloud' },
  'meta-pixel': {
    script: 'connect.facebook.net',
    connect: 'connect.facebook.net www.facebook.com/tr www.facebook.com/tr/',
    img: 'www.facebook.com/tr www.facebook.com/tr/',
    frame: 'www.facebook.com/tr www.facebook.com/tr/',
  },
  'microsoft-clarity': {
    script: '*.clarity.ms',
    connect: '*.clarity.ms c.bing.com',
    img: '*.clarity.ms c.bing.com',
  },
  'microsoft-uet': {
    script: 'bat.bing.com',
    connect: 'bat.bing.com bat.bing.net',
    img: 'bat.bing.com bat.bing.net c.bing.com',
  },
  paypal: {
    script: '*.paypal.com *.paypalobjects.com',
    connect: '*.paypal.com',
    img: '*.paypal.com *.paypalobjects.com',
    frame: '*.paypal.com',
  },
  'pinterest-tag': {
    script: 's.pinimg.com/ct/ ct.pinterest.com',
    connect: 'ct.pinterest.com',
    img: 'ct.pinterest.com',
    frame: 'ct.pinterest.com',
  },
  plausible: { script: 'plausible.io', connect: 'plausible.io' },
  posthog: { script: '*.i.posthog.com', connect: '*.i.posthog.com', img: '*.i.posthog.com' },
  recaptcha: {
    script: 'www.google.com/recaptcha/ www.gstatic.com/recaptcha/ www.recaptcha.net/recaptcha/',
    connect: 'www.google.com/recaptcha/ www.recaptcha.net/recaptcha/',
    img: 'www.gstatic.com/recaptcha/',
    frame: 'www.google.com/recaptcha/ www.recaptcha.net/recaptcha/',
  },
  'reddit-pixel': {
    script: 'www.redditstatic.com/ads/',
    connect:
      'www.redditstatic.com/ads/ alb.reddit.com pixel-config.reddit.com conversions-config.reddit.com events.reddit.com',
    img: 'alb.reddit.com',
  },
  'snap-pixel': {
    script: 'sc-static.net',
    connect: 'tr.snapchat.com tr6.snapchat.com',
    img: 'tr.snapchat.com tr6.snapchat.com',
    frame: 'tr.snapchat.com',
  },
  spotify: { frame: 'open.spotify.com' },
  stripe: {
    script: '*.stripe.com m.stripe.network',
    connect: '*.stripe.com m.stripe.network',
    img: '*.stripe.com',
    frame: '*.stripe.com m.stripe.network',
  },
  tiktok: {
    script: 'www.tiktok.com/embed.js *.ttwstatic.com',
    style: '*.ttwstatic.com',
    frame: 'www.tiktok.com',
  },
  'tiktok-pixel': { script: 'analytics.tiktok.com', connect: 'analytics.tiktok.com', img: 'analytics.tiktok.com' },
  umami: { script: 'cloud.umami.is', connect: 'cloud.umami.is api-gateway.umami.dev' },
  vimeo: { frame: 'player.vimeo.com' },
  x: {
    script: 'platform.twitter.com platform.x.com',
    connect: 'syndication.twitter.com',
    img: 'syndication.twitter.com platform.twitter.com platform.x.com',
    frame: 'platform.twitter.com platform.x.com syndication.twitter.com',
  },
  'x-pixel': {
    script: 'static.ads-twitter.com',
    connect: 't.co/i/ t.co/1/i/ analytics.twitter.com',
    img: 't.co/i/ t.co/1/i/ analytics.twitter.com',
  },
  youtube: {
    script: 'www.youtube.com/iframe_api www.youtube.com/player_api www.youtube.com/s/player/',
    img: 'i.ytimg.com',
    frame: 'www.youtube-nocookie.com www.youtube.com',
  },
};
